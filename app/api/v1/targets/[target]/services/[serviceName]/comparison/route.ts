import { contract } from "@/lib/api/contract";
import { compareRuns } from "@/server/history/compare-runs";
import { handle } from "@/server/http/handle";

export const GET = handle(contract.compareRuns, compareRuns);
