import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { readRunTimes } from "@/server/runs/read-run-times";

export const GET = handle(contract.readRunTimes, readRunTimes);
