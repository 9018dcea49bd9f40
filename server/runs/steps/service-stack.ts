import "server-only";
import type { Image } from "@/lib/domain/image";
import { serviceResourceType } from "@/lib/domain/service-resource-type";
import { listPhysicalIds } from "@/server/aws/cloudformation";
import { findRollout } from "@/server/aws/rollouts";
import { poll, untilAnswered } from "../poll";
import { type DeployContext, StepError } from "../step-context";
import { untilDrained } from "./await-drained";
import { afterNewsMs, beginChange, failureOf, stopChange, whileWatched } from "./execute-change";
import { ensureRollout, type RolloutWork } from "./follow-rollout";
import type { PreviewedChange } from "./preview-change";
import { bringTags } from "./tag-service";

interface ServiceChange {
  change: PreviewedChange;
  image: Image;
  /** Which of the stack's services, where it is not the only one. */
  serviceArn?: string;
}

/**
 * Executes the change and follows the stack until it hands the service to ECS: from there on the stack waits for the rollout. When
 * nothing changes in the stack and another image runs than the one that was built, ECS is asked to roll out again.
 */
export async function beginServiceStack(context: DeployContext, wanted: ServiceChange): Promise<RolloutWork> {
  const work = await beginStackChange(context, wanted);
  await bringTags(context, work.serviceArn);
  return work;
}

async function beginStackChange(context: DeployContext, wanted: ServiceChange): Promise<RolloutWork> {
  const { change, serviceArn } = wanted;
  if (change.isEmpty) return continueService(context, wanted);
  await untilDrained(context, change);
  const operation = { ...(await beginChange(context, change)), serviceArn };
  const onCancel = () => stopChange(context, operation);
  const { end, events, service } = await whileWatched(context, operation, (look) =>
    poll(context, { everyMs: afterNewsMs, onCancel }, async () => {
      const progress = await look();
      return progress.end || progress.service ? progress : undefined;
    }),
  );
  if (end === "failed") throw failureOf(events);
  if (service) return { serviceArn: service.arn, since: service.since, operation };
  return continueService(context, wanted);
}

async function continueService(
  context: DeployContext,
  { change, image, serviceArn }: ServiceChange,
): Promise<RolloutWork> {
  const { rolloutBefore } = change;
  return ensureRollout(context, serviceArn ?? (await onlyServiceOf(context, change)), image.digest, { rolloutBefore });
}

/** Written down before a new rollout is asked for: by it the step knows, however often it runs, which is the new one. */
export async function withRolloutBefore(context: DeployContext, change: PreviewedChange): Promise<PreviewedChange> {
  if (!change.isEmpty || !context.input.forceNewDeployment) return change;
  const serviceArn = await onlyServiceOf(context, change);
  const newest = await untilAnswered(context, () => findRollout(context.aws, { serviceArn }));
  return { ...change, rolloutBefore: newest?.serviceDeploymentArn };
}

async function onlyServiceOf(context: DeployContext, { stackName, stackId }: PreviewedChange): Promise<string> {
  const [serviceArn] = await untilAnswered(context, () => listPhysicalIds(context.aws, stackId, serviceResourceType));
  if (serviceArn) return serviceArn;
  throw new StepError({
    rule: "service-stack-shape",
    message: `Stack ${stackName} has no resource of type ${serviceResourceType}.`,
  });
}
