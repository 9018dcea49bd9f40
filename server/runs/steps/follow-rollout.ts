import "server-only";
import type { StoppedTasks } from "@/lib/domain/failure-evidence";
import type { StackEvent } from "@/lib/domain/stack";
import { forceNewDeployment } from "@/server/aws/ecs";
import { problemFromAws } from "@/server/aws/problem-from-aws";
import { findRollout } from "@/server/aws/rollouts";
import { stopRollout } from "@/server/aws/stop-rollout";
import { poll } from "../poll";
import { note, type StepContext, StepError } from "../step-context";
import {
  afterNewsMs,
  failureOf,
  type StackOperation,
  type StackProgress,
  stopChange,
  whileWatched,
} from "./execute-change";
import { lookAtRollout, type RolloutLooks, rolloutEveryMs, type SeenRollout } from "./look-at-rollout";
import { rememberStoppedTasks } from "./stopped-tasks";

/** What becomes of the service once its stack has handed it to ECS. */
export interface RolloutWork {
  serviceArn: string;
  /** Deployments older than this are not ours. */
  since?: string;
  /** The stack change that waits for the rollout; without it ECS works alone. */
  operation?: StackOperation;
}

export interface RolloutEnd extends Pick<StackProgress, "owesEvents"> {
  serviceDeploymentArn?: string;
}

/** Follows ECS until the new revision serves, and the stack until it agrees. A rollout that ECS took back is a failure. */
export async function followRollout(context: StepContext, work: RolloutWork): Promise<RolloutEnd> {
  const { operation } = work;
  const stopped = rememberStoppedTasks(context, work);
  const looks = lookAtRollout(context, { ...work, stopped });
  try {
    const { rollout, owesEvents } = operation
      ? await followWithStack(context, operation, looks)
      : { rollout: await followAlone(context, looks) };
    if (rollout?.progress === "failed") throw rolloutFailure(rollout);
    return { owesEvents, serviceDeploymentArn: rollout?.serviceDeploymentArn };
  } catch (error) {
    throw error instanceof StepError ? withTasks(error, stopped.read()) : error;
  } finally {
    looks.end();
  }
}

function withTasks({ failure }: StepError, tasks: StoppedTasks[]): StepError {
  return new StepError(tasks.length > 0 ? { ...failure, evidence: { ...failure.evidence, tasks } } : failure);
}

/**
 * The stack's end is the end: CloudFormation waits for ECS. Until then ECS is looked at now and then. Not every change of a service
 * needs a rollout.
 */
async function followWithStack(
  context: StepContext,
  operation: StackOperation,
  looks: RolloutLooks,
): Promise<Pick<RolloutEnd, "owesEvents"> & { rollout?: SeenRollout }> {
  const onCancel = () => goBack(context, operation, looks.latest());
  const follow = (look: () => Promise<StackProgress>) =>
    poll(context, { everyMs: afterNewsMs, onCancel }, async () => {
      const { end, events, owesEvents } = await look();
      if (end === undefined) return void looks.latest();
      const seen = await (end === "failed" ? looks.now() : looks.verdict());
      if (end === "failed") throw seen?.progress === "failed" ? rolloutFailure(seen) : stackFailure(events, seen);
      return seen?.progress === "running" ? undefined : { rollout: seen, owesEvents };
    });
  return whileWatched(context, operation, follow, { takesListedEnd: true });
}

/**
 * Where a revision served before, ECS goes back to it at once; CloudFormation, which waits for ECS, takes that for a failure and goes
 * back too. A cancelled update alone would let ECS go on until CloudFormation has come to the service.
 */
async function goBack(
  context: StepContext,
  operation: StackOperation,
  rollout: SeenRollout | undefined,
): Promise<boolean> {
  const { serviceDeploymentArn, progress, revisions = [] } = rollout ?? {};
  const hasBefore = revisions.some(({ isNew }) => !isNew);
  if (!serviceDeploymentArn || !hasBefore || progress !== "running") return stopChange(context, operation);
  try {
    return await stopRollout(context.aws, serviceDeploymentArn);
  } catch (error) {
    if (problemFromAws(error)?.kind !== "aws-denied") throw error;
    return stopChange(context, operation);
  }
}

/** Stopped, ECS goes back to the revision before. A first one has none, and ends by itself. */
async function followAlone(context: StepContext, looks: RolloutLooks): Promise<SeenRollout> {
  const onCancel = async () => {
    const { serviceDeploymentArn } = (await looks.now()) ?? {};
    return serviceDeploymentArn !== undefined && stopRollout(context.aws, serviceDeploymentArn);
  };
  return poll(context, { everyMs: rolloutEveryMs, onCancel }, async () => {
    const rollout = await looks.now();
    return rollout && rollout.progress !== "running" ? rollout : undefined;
  });
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

/** CloudFormation tells that the service failed; why is known from what was seen before it took the service away. */
function stackFailure(events: readonly StackEvent[], seen: SeenRollout | undefined): StepError {
  const { failure } = failureOf(events);
  const { reason = "", unhealthyBecause = [] } = seen ?? {};
  const said = [failure.message, ...(failure.message.includes(reason) ? [] : [reason]), ...unhealthyBecause];
  return new StepError({ ...failure, message: said.join(" ") });
}

function rolloutFailure({ status, reason, triggeredAlarms, unhealthyBecause }: SeenRollout): StepError {
  const why = [
    reason,
    ...unhealthyBecause,
    triggeredAlarms.length > 0 ? `Alarm: ${triggeredAlarms.join(", ")}` : undefined,
  ];
  return new StepError({ rule: "rollout", message: [status, ...why].filter(Boolean).join(". ") });
}
