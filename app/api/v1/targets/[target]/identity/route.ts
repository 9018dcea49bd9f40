import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { readIdentity } from "@/server/targets/read-identity";

export const GET = handle(contract.readIdentity, readIdentity);
