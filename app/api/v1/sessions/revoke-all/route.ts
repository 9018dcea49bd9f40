import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { revokeAllSessions } from "@/server/sessions/revoke-session";

export const POST = handle(contract.revokeAllSessions, revokeAllSessions);
