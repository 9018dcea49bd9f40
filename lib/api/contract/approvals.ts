import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { Approval, DecideApprovalInput } from "@/lib/domain/approval";

export const listApprovals = endpoint({
  method: "GET",
  path: "/api/v1/approvals",
  summary:
    "What waits for a second person, or has waited, newest first: in the targets that one may see, or of one run",
  input: z.strictObject({
    run: z.uuid({ error: "run-id" }).optional(),
    limit: z.coerce
      .number({ error: "limit" })
      .int({ error: "limit" })
      .min(1, { error: "limit" })
      .max(100, { error: "limit" })
      .default(50),
  }),
  output: z.object({ approvals: z.array(Approval) }),
});

export const decideApproval = endpoint({
  method: "POST",
  path: "/api/v1/approvals/{id}/decide",
  summary:
    "Approve or refuse, as another admin of the target than the one who asks; its id is that of the run which waits",
  input: DecideApprovalInput,
  output: Approval,
});
