import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { readRun } from "@/server/runs/read-run";

export const GET = handle(contract.readRun, readRun);
