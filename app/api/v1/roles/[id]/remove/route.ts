import { contract } from "@/lib/api/contract";
import { handle } from "@/server/http/handle";
import { takeRole } from "@/server/roles/take-role";

export const POST = handle(contract.takeRole, takeRole);
