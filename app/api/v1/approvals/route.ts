import { contract } from "@/lib/api/contract";
import { listApprovals } from "@/server/approvals/list-approvals";
import { handle } from "@/server/http/handle";

export const GET = handle(contract.listApprovals, listApprovals);
