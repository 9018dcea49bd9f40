import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { NewLogLine } from "@/lib/domain/log";
import { serviceResourceType } from "@/lib/domain/service-resource-type";
import { lastWordOn, resourcesOf, rootFailure, type StackEvent } from "@/lib/domain/stack";
import { executeChangeSet, findChangeSet, isExecuted } from "@/server/aws/change-sets";
import { cancelStackUpdate, deleteStack, findStack, listEventsSince } from "@/server/aws/cloudformation";
import { isPassing } from "@/server/aws/problem-from-aws";
import { isFollowed } from "@/server/store/topics";
import { takeStackTurn } from "@/server/watch/stack-turns";
import { watchStack } from "@/server/watch/watch-stack";
import type { WatchStackOptions } from "@/server/watch/watched-stack";
import { adoptOrBegin, poll } from "../poll";
import { logEvents, note, type StepContext, StepError } from "../step-context";
import { discardIfCancelled } from "./discard-change";
import type { PreviewedChange } from "./preview-change";

/** A change under way: its events carry the token. */
export interface StackOperation {
  stackName: string;
  stackId: string;
  token: string;
  /** Which of the stack's services it is about, where that is known before. */
  serviceArn?: string;
}

export interface StackProgress {
  events: readonly StackEvent[];
  /** The last word on the stack itself; undefined while it goes on. */
  end?: "succeeded" | "failed";
  /** Its end is known by a list, and not all of its events were read. */
  owesEvents?: boolean;
  /** The Express service that this change makes or updates, as soon as ECS knows it; `since` is when the change began. */
  service?: { arn: string; since: string };
}

/** How often a deletion under way is looked at. */
export const stackEveryMs = 400;
/** A change is looked at together with all others; so long at the most until a wish to cancel it is seen. */
const newsWithinMs = 1_000;
export const afterNewsMs = 10;
const mostDrainTries = 8;
const afterRefusalMs = 1_000;

/** Executes the change set, unless an earlier try has done so. The same token again is the same operation. */
export function beginChange(context: StepContext, change: PreviewedChange): Promise<StackOperation> {
  const { aws, runId } = context;
  const { stackName, stackId, changeSetName } = change;
  const token = `slipway-${context.name}-${runId}`;
  const key = { stackName: stackId, changeSetName };
  const operation = { stackName, stackId, token };
  const adopt = async () => {
    const isBegun =
      (await listEventsSince(aws, stackId, token)).length > 0 || isExecuted(await findChangeSet(aws, key));
    return isBegun ? operation : undefined;
  };
  const begin = async () => {
    await executeChangeSet(aws, key, token);
    return operation;
  };
  return discardIfCancelled(context, key, () => adoptOrBegin(context, adopt, begin));
}

/** Follows a change under way by looks that wait until there is something new of it. */
export async function whileWatched<T>(
  context: StepContext,
  operation: StackOperation,
  follow: (look: () => Promise<StackProgress>) => Promise<T>,
  options: Pick<WatchStackOptions, "takesListedEnd"> = {},
): Promise<T> {
  const { store, runId } = context;
  const isSeen = () => isFollowed(store, `run:${runId}`);
  const watch = watchStack(context.aws, { ...operation, ...options, isSeen });
  let last: { events: readonly StackEvent[]; progress: StackProgress } | undefined;
  try {
    return await follow(async () => {
      const { events, hasEndedWell } = await watch.next(newsWithinMs);
      if (events !== last?.events) last = { events, progress: await noteEvents(context, operation, events) };
      const { progress } = last;
      return hasEndedWell && !progress.end ? { ...progress, end: "succeeded", owesEvents: true } : progress;
    });
  } finally {
    watch.end();
  }
}

/** The events of a change that is over, where its end was known before they were read. */
export async function drainStackEvents(context: StepContext, operation: StackOperation): Promise<void> {
  for (let tries = 1; ; tries++) {
    await takeStackTurn(context.aws, "unseen");
    try {
      const events = await listEventsSince(context.aws, operation.stackId, operation.token);
      await noteEvents(context, operation, events);
      return;
    } catch (error) {
      if (tries === mostDrainTries || !isPassing(error)) throw error;
    }
    await sleep(afterRefusalMs * tries);
  }
}

/** Notes where the resources stand, and writes the events into the log. */
async function noteEvents(
  context: StepContext,
  { stackName, stackId, token, serviceArn }: StackOperation,
  events: readonly StackEvent[],
): Promise<StackProgress> {
  const own = events.filter((event) => event.physicalId === stackId).map((event) => event.status);
  const last = lastWordOn(stackId, events)?.status;
  const status = last ?? own.at(-1);
  await note(context, { stack: { stackName, stackId, status, resources: resourcesOf(events) } });
  await logEvents(
    context,
    `${stackId}#${token}`,
    events.map((event) => ({ id: event.id, line: toLine(event) })),
  );
  const service = events.find((event) => isWorkOn(event, serviceArn));
  return {
    events,
    end: last ? endOf(last) : undefined,
    service: service?.physicalId ? { arn: service.physicalId, since: events[0]?.at ?? service.at } : undefined,
  };
}

/** The first event of a replacement names the service that goes. */
const isReplacedWords = /requires the creation of a new physical resource/;

function isWorkOn({ resourceType, physicalId, status, reason = "" }: StackEvent, serviceArn = physicalId): boolean {
  if (resourceType !== serviceResourceType || !physicalId || isReplacedWords.test(reason)) return false;
  return physicalId === serviceArn && /^(CREATE|UPDATE)_IN_PROGRESS$/.test(status);
}

function endOf(status: string): "succeeded" | "failed" {
  return status === "CREATE_COMPLETE" || status === "UPDATE_COMPLETE" ? "succeeded" : "failed";
}

/** Stops a change: an update goes back to what was, a creation leaves nothing. False while there is nothing to stop yet. */
export async function stopChange({ aws }: StepContext, { stackId, token }: StackOperation): Promise<boolean> {
  const stack = await findStack(aws, stackId);
  if (stack?.status === "UPDATE_IN_PROGRESS") return cancelStackUpdate(aws, stackId);
  if (stack?.status !== "CREATE_IN_PROGRESS") return false;
  await deleteStack(aws, stackId, `${token}-cancel`);
  return true;
}

/** Follows a change to its end. */
export async function followChange(context: StepContext, operation: StackOperation): Promise<void> {
  const onCancel = () => stopChange(context, operation);
  const { end, events } = await whileWatched(context, operation, (look) =>
    poll(context, { everyMs: afterNewsMs, onCancel }, async () => {
      const progress = await look();
      return progress.end && progress;
    }),
  );
  if (end === "failed") throw failureOf(events);
}

export function failureOf(events: readonly StackEvent[]): StepError {
  const event = rootFailure(events);
  return new StepError({ rule: "stack", message: event?.reason ?? "CloudFormation gave no reason.", event });
}

export function toLine({ at, logicalId, resourceType, status, reason }: StackEvent): NewLogLine {
  return { at, source: "stack", text: `${status}  ${resourceType}  ${logicalId}${reason ? `  ${reason}` : ""}` };
}
