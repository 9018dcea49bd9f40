import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { listTargets } from "@/server/targets/list-targets";

export const GET = handle(contract.listTargets, listTargets);
