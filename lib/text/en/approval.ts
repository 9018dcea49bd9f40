import type { ApprovalSubject } from "@/lib/domain/approval";

const until: Record<ApprovalSubject, (left: string) => string> = {
  teardown: (left) => `After ${left} without a decision it is over, and nothing is deleted.`,
  deploy: (left) => `Nothing is touched before. After ${left} without a decision it is over.`,
};
const approve: Record<ApprovalSubject, string> = { teardown: "Approve and tear down", deploy: "Approve and deploy" };
const of: Record<ApprovalSubject, (name: string) => string> = {
  teardown: (name) => `Teardown of ${name}`,
  deploy: (name) => `Deploy of ${name}`,
};

/** What is asked of a second person. */
export const approval = {
  title: "Waits for an admin to approve",
  about: (who: string, reason: string) => (reason ? `${who} asks, because: ${reason}` : `${who} asks.`),
  ships: "To be deployed",
  templates: "own templates",
  riskLater: "A change that carries a risk waits once more, with its preview, before it is made.",
  until,
  own: "You asked for it, so somebody else has to approve.",
  note: "Note",
  noteHint: "For whoever asked; it stays in the activity.",
  noteMissing: "Say why you refuse.",
  approve,
  refuse: "Refuse",
  sending: "Sending…",
  copy: "Copy link for them",
  list: "Waits for approval",
  of,
};

export type ApprovalText = typeof approval;
