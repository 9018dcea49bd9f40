import "server-only";
import { findApproval } from "@/server/store/approvals";
import { isCancelRequested } from "@/server/store/cancel";
import { CancelledError, type StepContext, StepError } from "../step-context";
import { untilTold } from "../until-told";

/** Waits for a second person; the row in the database is what it waits for, so a restart forgets nothing. */
export async function awaitApproval({ store, runId }: StepContext): Promise<void> {
  const approval = await untilTold(store, runId, async () => {
    if (await isCancelRequested(store, runId)) throw new CancelledError();
    const found = await findApproval(store, runId);
    return found?.state === "waiting" ? undefined : (found ?? null);
  });
  if (approval?.state === "approved") return;
  if (approval?.state === "refused") {
    const by = `Refused by ${approval.decidedBy}.`;
    throw new StepError({ rule: "approval-refused", message: approval.note ? `${by} ${approval.note}` : by });
  }
  throw new StepError({ rule: "approval-expired", message: "Nobody has decided on it in 24 hours." });
}
