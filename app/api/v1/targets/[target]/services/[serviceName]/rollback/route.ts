import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { readRollback } from "@/server/runs/read-rollback";
import { startRollback } from "@/server/runs/start-rollback";

export const GET = handle(contract.readRollback, readRollback);
export const POST = handle(contract.startRollback, startRollback);
