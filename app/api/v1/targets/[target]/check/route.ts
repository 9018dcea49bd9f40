import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { checkTarget } from "@/server/targets/check-target";

export const GET = handle(contract.checkTarget, checkTarget);
