import "server-only";
import type { StoppedTasks } from "@/lib/domain/failure-evidence";
import type { NewLogLine } from "@/lib/domain/log";
import type { StackEvent } from "@/lib/domain/stack";
import { clusterOf, describeServices, forceNewDeployment } from "@/server/aws/ecs";
import { type FoundRollout, findRollout } from "@/server/aws/rollouts";
import { poll } from "../poll";
import { logEvents, note, type StepContext, StepError } from "../step-context";
import { failureOf, lookAtStack, type StackOperation, stackEveryMs, stopChange } from "./execute-change";
import { rememberStoppedTasks } from "./stopped-tasks";

/** ECS takes minutes, and one look at it is up to five calls. */
const rolloutEveryMs = 1200;

/** What becomes of the service once its stack has handed it to ECS. */
export interface RolloutWork {
  serviceArn: string;
  /** Deployments older than this are not ours. */
  since?: string;
  /** The stack change that waits for the rollout; without it ECS works alone. */
  operation?: StackOperation;
}

/** Follows ECS until the new revision serves, and the stack until it agrees. A rollout that ECS took back is a failure. */
export async function followRollout(context: StepContext, work: RolloutWork): Promise<void> {
  const { operation } = work;
  const stopped = rememberStoppedTasks(context, work);
  const look = rolloutLooks(context, work, stopped);
  try {
    const rollout = operation ? await followWithStack(context, operation, look) : await followAlone(context, look);
    if (rollout?.progress === "failed") throw rolloutFailure(rollout);
  } catch (error) {
    throw error instanceof StepError ? withTasks(error, stopped.read()) : error;
  }
}

function withTasks({ failure }: StepError, tasks: StoppedTasks[]): StepError {
  return new StepError(tasks.length > 0 ? { ...failure, evidence: { ...failure.evidence, tasks } } : failure);
}

interface SeenRollout extends FoundRollout {
  /** Why targets were unhealthy while there were some: at the end of a rollout that failed there are none left. */
  unhealthyBecause: string[];
}

type RolloutLook = (isLast: boolean) => Promise<SeenRollout | undefined>;

/**
 * The stack's end is the end: CloudFormation waits for ECS. Until then ECS is looked at now and then. Not every change of a service
 * needs a rollout.
 */
async function followWithStack(
  context: StepContext,
  operation: StackOperation,
  look: RolloutLook,
): Promise<SeenRollout | undefined> {
  const onCancel = () => stopChange(context, operation);
  const { rollout } = await poll(context, { everyMs: stackEveryMs, onCancel }, async () => {
    const { end, events } = await lookAtStack(context, operation);
    const seen = await look(end !== undefined);
    if (end === "failed") throw seen?.progress === "failed" ? rolloutFailure(seen) : stackFailure(events, seen);
    return end === "succeeded" && seen?.progress !== "running" ? { rollout: seen } : undefined;
  });
  return rollout;
}

async function followAlone(context: StepContext, look: RolloutLook): Promise<SeenRollout> {
  return poll(context, { everyMs: rolloutEveryMs }, async () => {
    const rollout = await look(true);
    return rollout && rollout.progress !== "running" ? rollout : undefined;
  });
}

/** Looks at ECS at its own pace, and remembers what was seen: a creation that is rolled back takes the service away. */
function rolloutLooks(
  context: StepContext,
  { serviceArn, since }: RolloutWork,
  stopped: ReturnType<typeof rememberStoppedTasks>,
): RolloutLook {
  let last: SeenRollout | undefined;
  let lookedAt = 0;
  return async (isLast) => {
    if (!isLast && Date.now() - lookedAt < rolloutEveryMs) return last;
    lookedAt = Date.now();
    const rollout = await lookAtRollout(context, serviceArn, since);
    if (rollout?.progress !== "succeeded") await stopped.look(rollout);
    const reasons = rollout?.targets?.reasons ?? [];
    if (rollout) last = { ...rollout, unhealthyBecause: reasons.length > 0 ? reasons : (last?.unhealthyBecause ?? []) };
    return last;
  };
}

interface EnsureOptions {
  begin?: () => Promise<void>;
  /** Another one than this is wanted, though it may have the same image. */
  rolloutBefore?: string;
}

/**
 * Has the image rolled out where no stack changes: nothing to do when it serves, else a deployment, of the settings as they are if
 * not told otherwise. One that is under way with this image is ours, from an earlier try; another is waited for.
 */
export async function ensureRollout(
  context: StepContext,
  serviceArn: string,
  imageDigest: string,
  { begin = () => forceNewDeployment(context.aws, serviceArn), rolloutBefore }: EnsureOptions = {},
): Promise<RolloutWork> {
  const { aws } = context;
  return poll(context, { everyMs: rolloutEveryMs }, async () => {
    const newest = await findRollout(aws, { serviceArn });
    const isWanted = newest?.imageDigest === imageDigest && newest.serviceDeploymentArn !== rolloutBefore;
    if (newest?.progress === "running") return isWanted ? { serviceArn, since: newest.startedAt } : undefined;
    if (newest?.progress === "succeeded" && isWanted) {
      if (rolloutBefore) return { serviceArn, since: newest.startedAt };
      await note(context, { isUnchanged: true });
      return { serviceArn };
    }
    await begin();
    return { serviceArn, since: newest?.startedAt && justAfter(newest.startedAt) };
  });
}

function justAfter(time: string): string {
  return new Date(Date.parse(time) + 1).toISOString();
}

async function lookAtRollout(
  context: StepContext,
  serviceArn: string,
  since: string | undefined,
): Promise<FoundRollout | undefined> {
  const { aws } = context;
  const rollout = await findRollout(aws, { serviceArn, since });
  if (rollout) {
    const { image: _image, imageDigest: _digest, accessType: _access, startedAt: _at, ...detail } = rollout;
    await note(context, { rollout: detail });
  }
  const [service] = await describeServices(aws, clusterOf(serviceArn), [serviceArn]);
  const events = [...(service?.events ?? [])].reverse().filter((event) => since && event.at >= since);
  await logEvents(
    context,
    `${serviceArn}#${context.runId}`,
    events.map(({ id, at, message }) => ({ id, line: { at, source: "ecs", text: message } satisfies NewLogLine })),
  );
  return rollout;
}

/** CloudFormation tells that the service failed; why is known from what was seen before it took the service away. */
function stackFailure(events: StackEvent[], seen: SeenRollout | undefined): StepError {
  const { failure } = failureOf(events);
  return new StepError({ ...failure, message: [failure.message, ...(seen?.unhealthyBecause ?? [])].join(" ") });
}

function rolloutFailure({ status, reason, triggeredAlarms, unhealthyBecause }: SeenRollout): StepError {
  const why = [
    reason,
    ...unhealthyBecause,
    triggeredAlarms.length > 0 ? `Alarm: ${triggeredAlarms.join(", ")}` : undefined,
  ];
  return new StepError({ rule: "rollout", message: [status, ...why].filter(Boolean).join(". ") });
}
