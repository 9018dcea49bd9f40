import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { listTargets } from "@/server/targets/list-targets";
import { saveTarget } from "@/server/targets/save-target";

export const GET = handle(contract.listTargets, listTargets);
export const POST = handle(contract.saveTarget, saveTarget);
