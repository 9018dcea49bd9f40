import "server-only";
import { gateOf } from "@/lib/domain/change-risk";
import { type Gate, gateHours } from "@/lib/domain/gate";
import { findChangeSet, isLeftBehind } from "@/server/aws/change-sets";
import { isCancelRequested } from "@/server/store/cancel";
import { findGate, openGate } from "@/server/store/gates";
import { untilKnown } from "../poll";
import { CancelledError, type DeployContext, note, StepError } from "../step-context";
import { untilTold } from "../until-told";
import type { WantedChange } from "../wanted-stacks";
import { discardChange, discardIfCancelled } from "./discard-change";
import { type PreviewedChange, previewChange } from "./preview-change";

/**
 * A change without a risk goes on by itself; another waits for a person, and the row in the database is what it waits for. When AWS
 * has left it behind meanwhile, it is previewed anew, and asked about anew: what is executed is what somebody has seen.
 */
export async function passGate(
  context: DeployContext,
  first: PreviewedChange,
  wanted: WantedChange,
): Promise<PreviewedChange> {
  let change = first;
  for (;;) {
    const need = change.isEmpty ? "none" : gateOf(change.changes);
    if (need === "none") return change;
    await askAbout(context, change, need);
    if (!isLeftBehind(await untilKnown(context, () => findChangeSet(context.aws, change)))) return change;
    await discardChange(context, change);
    change = await previewChange(context, wanted, change.round + 1);
  }
}

async function askAbout(context: DeployContext, change: PreviewedChange, need: Gate["need"]): Promise<void> {
  const { store, runId, input } = context;
  const preview = change.changeSetId.split("/").at(-1) ?? change.changeSetName;
  await openGate(store, { runId, preview, need, typed: input.serviceName });
  await note(context, { gate: await findGate(store, runId, preview) });
  const gate = await discardIfCancelled(context, change, () =>
    untilTold(store, runId, async () => {
      if (await isCancelRequested(store, runId)) throw new CancelledError();
      const found = await findGate(store, runId, preview);
      return found?.state === "waiting" ? undefined : found;
    }),
  );
  await note(context, { gate });
  if (gate.state !== "expired") return;
  await discardChange(context, change);
  throw new StepError({ rule: "gate-expired", message: `Nobody has decided on it in ${gateHours} hours.` });
}
