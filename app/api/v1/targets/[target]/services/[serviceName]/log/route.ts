import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { readTaskLog } from "@/server/services/read-task-log";

export const GET = handle(contract.readTaskLog, readTaskLog);
