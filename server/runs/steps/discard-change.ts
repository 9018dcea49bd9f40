import "server-only";
import { deleteChangeSet, findChangeSet, hasOtherChangeSets } from "@/server/aws/change-sets";
import { deleteStack, findStack } from "@/server/aws/cloudformation";
import { untilKnown } from "../poll";
import { CancelledError, type StepContext } from "../step-context";

interface ChangeSetName {
  stackName: string;
  changeSetName: string;
}

/** A change set that nobody executes must not stay, nor the empty stack that it has made. */
export async function discardChange(context: StepContext, key: ChangeSetName): Promise<void> {
  const { aws, runId, name } = context;
  const made = await untilKnown(context, () => findChangeSet(aws, key));
  if (!made) return;
  await untilKnown(context, () => deleteChangeSet(aws, key));
  const stack = await untilKnown(context, () => findStack(aws, made.stackId));
  if (stack?.status !== "REVIEW_IN_PROGRESS") return;
  // Somebody else's change set may wait there too: deleting the stack would take it along.
  const ofStack = { ...key, stackName: made.stackId };
  if (await untilKnown(context, () => hasOtherChangeSets(aws, ofStack))) return;
  await untilKnown(context, () => deleteStack(aws, made.stackId, `slipway-discard-${name}-${runId}`));
}

/** The work; a run that is cancelled in it leaves no change set behind. */
export async function discardIfCancelled<T>(
  context: StepContext,
  key: ChangeSetName,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CancelledError) await discardChange(context, key);
    throw error;
  }
}
