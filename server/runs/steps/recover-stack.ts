import "server-only";
import { resourcesOf, rootFailure, type StackEvent } from "@/lib/domain/stack";
import type { Recovery } from "@/lib/domain/stack-recovery";
import { waysOut } from "@/lib/domain/ways-out";
import { findStack, listEventsSince, type Stack } from "@/server/aws/cloudformation";
import { type DeletionWay, deleteStackThisWay } from "@/server/aws/deletions";
import { continueUpdateRollback } from "@/server/aws/stack-rollback";
import { adoptOrBegin, untilKnown, untilSeen } from "../poll";
import { type DeployContext, logEvents, note, StepError } from "../step-context";
import { stackEveryMs, toLine } from "./execute-change";

/**
 * Gets a stack out of the state in which it cannot be changed, the way that a person has chosen. A stack that is out of it already, or
 * gone, is left alone: what was chosen was chosen for another state.
 */
export async function recoverStack(context: DeployContext): Promise<void> {
  const recovery = context.input.begins?.takenOver?.recovery;
  if (!recovery) return;
  const { aws, runId } = context;
  const stack = await untilKnown(context, () => findStack(aws, recovery.stackName));
  if (!stack) return;
  const { stackId } = stack;
  const token = `slipway-${context.name}-${runId}`;
  const adopt = async () => ((await listEventsSince(aws, stackId, token)).length > 0 ? { isOurs: true } : undefined);
  const begin = async () => {
    const isOurs = waysOut(stack.status).includes(recovery.way);
    if (isOurs) await act(context, stack, recovery, token);
    return { isOurs };
  };
  const { isOurs } = await adoptOrBegin(context, adopt, begin);
  await follow(context, { stack, token, isOurs });
}

async function act({ aws }: DeployContext, { stackId }: Stack, recovery: Recovery, token: string): Promise<void> {
  const { way, resources } = recovery;
  if (way === "continue-rollback" || way === "continue-rollback-skipping")
    return continueUpdateRollback(aws, { stackId, token, skip: way === "continue-rollback" ? [] : resources });
  await deleteStackThisWay(aws, stackId, { token, way: deletionWayOf(recovery) });
}

function deletionWayOf({ way, resources }: Recovery): DeletionWay {
  if (way === "force-delete") return "force";
  return way === "delete-retaining" ? { retain: resources } : undefined;
}

interface Followed {
  stack: Stack;
  token: string;
  /** It was begun by this step; the status of before is still there for a moment. */
  isOurs: boolean;
}

/** To the end of what was begun. A person who cancels meanwhile cancels the deploy after it: CloudFormation stops neither. */
function follow(context: DeployContext, { stack: { stackId, stackName }, token, isOurs }: Followed): Promise<boolean> {
  const { aws } = context;
  return untilSeen(context, stackEveryMs, async () => {
    const stack = await findStack(aws, stackId);
    const events = stack ? await listEventsSince(aws, stackId, token) : [];
    const status = stack?.status ?? "DELETE_COMPLETE";
    await note(context, { stack: { stackName, stackId, status, resources: resourcesOf(events) } });
    await logEvents(
      context,
      `${stackId}#${token}`,
      events.map((event) => ({ id: event.id, line: toLine(event) })),
    );
    if (status.endsWith("_IN_PROGRESS")) return undefined;
    if (isOurs && !hasEnded(events, stackId) && stack) return undefined;
    if (waysOut(status).length > 0) throw stillStuck(stackName, status, events);
    return true;
  });
}

function hasEnded(events: readonly StackEvent[], stackId: string): boolean {
  return events.some(({ physicalId, status }) => physicalId === stackId && !status.endsWith("_IN_PROGRESS"));
}

function stillStuck(stackName: string, status: string, events: readonly StackEvent[]): StepError {
  const event = rootFailure(events);
  const message = [`Stack ${stackName} is in ${status}.`, event?.reason].filter(Boolean).join(" ");
  return new StepError({ rule: "stack-stuck", message, event });
}
