import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { revokeSession } from "@/server/sessions/revoke-session";

export const POST = handle(contract.revokeSession, revokeSession);
