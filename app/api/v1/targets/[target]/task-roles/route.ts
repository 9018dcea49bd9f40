import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { listTaskRoles } from "@/server/targets/list-task-roles";

export const GET = handle(contract.listTaskRoles, listTaskRoles);
