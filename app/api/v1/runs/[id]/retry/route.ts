import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { retryRun } from "@/server/runs/retry-run";

export const POST = handle(contract.retryRun, retryRun);
