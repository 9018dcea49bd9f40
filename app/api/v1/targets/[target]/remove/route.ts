import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { removeTarget } from "@/server/targets/remove-target";

export const POST = handle(contract.removeTarget, removeTarget);
