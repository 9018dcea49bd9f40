import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { giveRole } from "@/server/roles/give-role";
import { listRoles } from "@/server/roles/list-roles";

export const GET = handle(contract.listRoles, listRoles);
export const POST = handle(contract.giveRole, giveRole);
