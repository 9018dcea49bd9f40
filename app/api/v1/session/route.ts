import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { readSession } from "@/server/sessions/read-session";

export const GET = handle(contract.readSession, readSession);
