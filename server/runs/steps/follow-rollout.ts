import "server-only";
import type { NewLogLine } from "@/lib/domain/log";
import { clusterOf, describeServices, forceNewDeployment } from "@/server/aws/ecs";
import { type FoundRollout, findRollout } from "@/server/aws/rollouts";
import { logEvents, note, poll, type StepContext, StepError, untilAnswered } from "../step-context";
import { failureOf, lookAtStack, type StackOperation, type StackProgress, stopChange } from "./execute-change";

const everyMs = 1000;

/** What becomes of the service once its stack has handed it to ECS. */
export interface RolloutWork {
  serviceArn: string;
  /** Deployments older than this are not ours. */
  since?: string;
  /** The stack change that waits for the rollout; without it ECS works alone. */
  operation?: StackOperation;
}

/** Follows ECS until the new revision serves, and the stack until it agrees. A rollout that ECS took back is a failure. */
export async function followRollout(
  context: StepContext,
  { serviceArn, since, operation }: RolloutWork,
): Promise<FoundRollout> {
  const onCancel = operation && (() => stopChange(context, operation));
  const { rollout, stack } = await poll(context, { everyMs, onCancel }, async () => {
    const seen = await lookAtRollout(context, serviceArn, since);
    const progress = operation && (await lookAtStack(context, operation));
    return isOver(seen, progress, operation) ? { rollout: seen, stack: progress } : undefined;
  });
  if (stack?.end === "failed") throw rollout?.progress === "failed" ? rolloutFailure(rollout) : failureOf(stack.events);
  if (!rollout) throw new StepError({ rule: "rollout", message: `ECS knows no deployment of ${serviceArn}.` });
  if (rollout.progress === "failed") throw rolloutFailure(rollout);
  return rollout;
}

function isOver(
  rollout: FoundRollout | undefined,
  stack: StackProgress | undefined,
  operation: StackOperation | undefined,
): boolean {
  if (operation && stack?.end === "failed") return true;
  const rolledOut = rollout !== undefined && rollout.progress !== "running";
  return operation ? stack?.end === "succeeded" && rolledOut : rolledOut;
}

/** Starts a deployment of the settings as they are: the image behind a moving tag is another one by now. */
export async function rolloutAgain(context: StepContext, serviceArn: string): Promise<RolloutWork> {
  const before = await untilAnswered(context, () => findRollout(context.aws, { serviceArn }));
  if (before?.progress !== "running") await untilAnswered(context, () => forceNewDeployment(context.aws, serviceArn));
  return { serviceArn, since: before?.startedAt && new Date(Date.parse(before.startedAt) + 1).toISOString() };
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
  const events = [...(service?.events ?? [])].reverse().filter((event) => !since || event.at >= since);
  await logEvents(
    context,
    `${serviceArn}#${context.runId}`,
    events.map(({ id, at, message }) => ({ id, line: { at, source: "ecs", text: message } satisfies NewLogLine })),
  );
  return rollout;
}

function rolloutFailure({ status, reason, triggeredAlarms, targets }: FoundRollout): StepError {
  const why = [
    reason,
    ...(targets?.reasons ?? []),
    triggeredAlarms.length > 0 ? `Alarm: ${triggeredAlarms.join(", ")}` : undefined,
  ];
  return new StepError({ rule: "rollout", message: [status, ...why].filter(Boolean).join(". ") });
}
