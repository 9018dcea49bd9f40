import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { confirmRun } from "@/server/runs/confirm-run";

export const POST = handle(contract.confirmRun, confirmRun);
