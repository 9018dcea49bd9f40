import { z } from "zod";
import { Target } from "./target";

/** What a second person is asked for. */
export const ApprovalSubject = z.enum(["teardown", "deploy"]);
export type ApprovalSubject = z.infer<typeof ApprovalSubject>;

/** `ended`: what it was asked for has ended before anybody decided. */
export const ApprovalState = z.enum(["waiting", "approved", "refused", "expired", "ended"]);
export type ApprovalState = z.infer<typeof ApprovalState>;

export const approvalHours = 24;

export const Approval = z.object({
  /** That of the run which waits for it. */
  id: z.string(),
  subject: ApprovalSubject,
  target: Target,
  name: z.string(),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  state: ApprovalState,
  decidedBy: z.string().optional(),
  decidedAt: z.iso.datetime().optional(),
  note: z.string().optional(),
  /** Whether whoever asks may decide on it. */
  mayDecide: z.boolean(),
});
export type Approval = z.infer<typeof Approval>;

export const DecideApprovalInput = z.strictObject({
  id: z.uuid({ error: "approval-id" }),
  decision: z.enum(["approved", "refused"], { error: "approval-decision" }),
  /** Why, in one line. */
  note: z.string().trim().max(200, { error: "reason" }).optional(),
});
export type DecideApprovalInput = z.infer<typeof DecideApprovalInput>;
