import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { listRuns } from "@/server/runs/list-runs";
import { startRun } from "@/server/runs/start-run";

export const GET = handle(contract.listRuns, listRuns);
export const POST = handle(contract.startRun, startRun);
