import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { cancelRun } from "@/server/runs/cancel-run";

export const POST = handle(contract.cancelRun, cancelRun);
