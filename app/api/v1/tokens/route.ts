import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { createToken } from "@/server/tokens/create-token";
import { listTokens } from "@/server/tokens/list-tokens";

export const GET = handle(contract.listTokens, listTokens);
export const POST = handle(contract.createToken, createToken);
