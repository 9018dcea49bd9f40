import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { risksOf } from "@/lib/domain/change-risk";
import { ownTags } from "@/lib/domain/own-tags";
import { inBrief, type StackChange } from "@/lib/domain/stack-change";
import { canBeChanged, isBeingChanged } from "@/lib/domain/stack-status";
import { type ChangeSet, createChangeSet, findChangeSet, isEmpty, isExecuted } from "@/server/aws/change-sets";
import { deleteStack, findStack, type Stack } from "@/server/aws/cloudformation";
import { findLately } from "@/server/aws/recent-stacks";
import { listValidationErrors } from "@/server/aws/validation-errors";
import { areStackTurnsShort, takeStackTurn } from "@/server/watch/stack-turns";
import { poll, untilAnswered, untilKnown } from "../poll";
import { type DeployContext, note, StepError } from "../step-context";
import type { WantedChange } from "../wanted-stacks";
import { discardChange, discardIfCancelled } from "./discard-change";
import { hasDrifted } from "./find-drift";
import { noteStuckStack } from "./note-stuck-stack";

/** What is to be executed: nothing, when the stack is as it shall be already. */
export interface PreviewedChange {
  stackName: string;
  stackId: string;
  changeSetName: string;
  /** Of this one alone: another of the same name has another. */
  changeSetId: string;
  /** Counts the previews of a step. */
  round: number;
  isEmpty: boolean;
  changes: StackChange[];
  /** New tasks are wanted although nothing changes: the rollout that was the newest before. */
  rolloutBefore?: string;
}

const everyMs = 300;
/** AWS takes seconds for a change set; the first look is worth its turn only after this. */
const leastMs = 1_500;

/** Makes the change set of this run, or finds the one that an earlier try has made, and waits until it says what will change. */
export async function previewChange(context: DeployContext, wanted: WantedChange, round = 1): Promise<PreviewedChange> {
  const { aws, runId } = context;
  const { stackName } = wanted;
  const key = { stackName, changeSetName: round === 1 ? `slipway-${runId}` : `slipway-${runId}-${round}` };
  const known = context.isFirstTry ? undefined : await untilKnown(context, () => findChangeSet(aws, key));
  if (known && isExecuted(known)) return { ...key, ...known, round, isEmpty: false };
  const made = known ? undefined : await makeChangeSet(context, wanted, key.changeSetName);
  if (made && areStackTurnsShort(aws)) await sleep(leastMs);
  const changeSet = await discardIfCancelled(context, key, () =>
    poll(context, { everyMs }, async () => {
      await takeStackTurn(aws, "change-set");
      const found = await findChangeSet(aws, key);
      return found && (found.status === "CREATE_COMPLETE" || found.status === "FAILED") ? found : undefined;
    }),
  );
  const { stackId, changeSetId } = changeSet;
  if (changeSet.status === "FAILED") {
    const reasons = isEmpty(changeSet) ? [] : await untilKnown(context, () => listValidationErrors(aws, key));
    await discardChange(context, key);
    if (!isEmpty(changeSet))
      throw new StepError({ rule: "change-set", message: [...reasons, changeSet.reason].join("\n") });
  }
  const changes = await judged(context, changeSet, made);
  await note(context, { changes, stack: { stackName, stackId, resources: [] } });
  return { ...key, stackId, changeSetId, round, changes, isEmpty: isEmpty(changeSet) };
}

/** With what follows from each of them; a change set that an earlier try has made does not say whether its stack is new. */
async function judged(
  context: DeployContext,
  { stackId, changes }: ChangeSet,
  made?: { isNewStack: boolean },
): Promise<StackChange[]> {
  const mayBeNew = changes.length > 0 && changes.every(({ action }) => action === "Add");
  const look = () => untilKnown(context, () => findStack(context.aws, stackId));
  const isNewStack = mayBeNew && (made?.isNewStack ?? (await look())?.status === "REVIEW_IN_PROGRESS");
  return changes.map((change) => inBrief({ ...change, risks: risksOf(change, { isNewStack }) }));
}

async function makeChangeSet(
  context: DeployContext,
  wanted: WantedChange,
  changeSetName: string,
): Promise<{ isNewStack: boolean }> {
  const { aws, runId, input } = context;
  const { stackName, template, parameters, tags } = wanted;
  const stack = await readyStack(context, stackName);
  const isNewStack = !stack || stack.status === "REVIEW_IN_PROGRESS";
  // What others made keeps what they have made of it.
  const revertsDrift = template !== undefined && !isNewStack && (await hasDrifted(context, stack));
  const names = template === undefined ? (stack?.parameterNames ?? []) : [];
  await untilAnswered(context, () =>
    createChangeSet(aws, {
      stackName,
      changeSetName,
      isNewStack,
      revertsDrift,
      template,
      parameters,
      kept: names.filter((name) => !(name in parameters)),
      tags: tagsOf(stack, { ...tags, ...ownTagsOf(input.serviceName, runId) }),
      description: `Slipway run ${runId} of ${input.serviceName}`,
    }),
  );
  return { isNewStack };
}

/** The stack once nobody else is changing it. One of ours whose creation was rolled back holds nothing and is taken away first. */
async function readyStack(context: DeployContext, stackName: string): Promise<Stack | undefined> {
  const { aws, input } = context;
  let lately = findLately(aws, stackName);
  const { stack } = await poll(context, { everyMs: 1000 }, async () => {
    if (!lately) await takeStackTurn(aws, "begin");
    const found = lately ? lately.stack : await findStack(aws, stackName);
    lately = undefined;
    if (!found) return { stack: undefined };
    if (found.status === "ROLLBACK_COMPLETE" && found.tags[ownTags.service] === input.serviceName) {
      await deleteStack(aws, found.stackId, deletionToken(context));
      return undefined;
    }
    await note(context, { stack: { stackName, stackId: found.stackId, status: found.status, resources: [] } });
    return isBeingChanged(found.status) ? undefined : { stack: found };
  });
  if (stack && !canBeChanged(stack.status)) {
    await noteStuckStack(context, stack);
    const message = `Stack ${stackName} is in ${stack.status} and cannot be updated. ${stack.reason ?? ""}`.trim();
    throw new StepError({ rule: "stack-stuck", message });
  }
  return stack;
}

/** A token names one operation: the two stacks of a run have one each. */
function deletionToken({ name, runId }: DeployContext): string {
  return `slipway-${name}-${runId}-delete`;
}

/**
 * Stack tags go to every resource, and a changed tag makes CloudFormation replace an Express service. So they are set once, and an
 * existing stack keeps the ones that it has.
 */
function tagsOf(stack: Stack | undefined, ofNewStack: Record<string, string>): Record<string, string> {
  return stack && stack.status !== "REVIEW_IN_PROGRESS" ? stack.tags : ofNewStack;
}

function ownTagsOf(serviceName: string, runId: string): Record<string, string> {
  return { [ownTags.createdBy]: "slipway", [ownTags.service]: serviceName, [ownTags.run]: runId };
}
