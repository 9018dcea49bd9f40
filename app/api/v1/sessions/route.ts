import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { listSessions } from "@/server/sessions/list-sessions";

export const GET = handle(contract.listSessions, listSessions);
