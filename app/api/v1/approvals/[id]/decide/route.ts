import { contract } from "@/lib/api/contract";
import { decideApproval } from "@/server/approvals/decide-approval";
import { handle } from "@/server/http/handle";

export const POST = handle(contract.decideApproval, decideApproval);
