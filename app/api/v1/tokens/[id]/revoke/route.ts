import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { revokeToken } from "@/server/tokens/revoke-token";

export const POST = handle(contract.revokeToken, revokeToken);
