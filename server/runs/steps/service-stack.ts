import "server-only";
import type { Image } from "@/lib/domain/image";
import { serviceResourceType } from "@/lib/domain/service-resource-type";
import { listPhysicalIds } from "@/server/aws/cloudformation";
import { poll, untilAnswered } from "../poll";
import { type DeployContext, StepError } from "../step-context";
import { wantedServiceStack } from "../wanted-stacks";
import { beginChange, failureOf, lookAtStack, stackEveryMs, stopChange } from "./execute-change";
import { ensureRollout, type RolloutWork } from "./follow-rollout";
import { type PreviewedChange, previewChange } from "./preview-change";

export function previewServiceStack(context: DeployContext, image: Image): Promise<PreviewedChange> {
  return previewChange(context, wantedServiceStack(context.input, image.imageUri));
}

/**
 * Executes the change and follows the stack until it hands the service to ECS: from there on the stack waits for the rollout. When
 * nothing changes in the stack and another image runs than the one that was built, ECS is asked to roll out again.
 */
export async function beginServiceStack(
  context: DeployContext,
  change: PreviewedChange,
  image: Image,
): Promise<RolloutWork> {
  if (change.isEmpty) return continueService(context, change, image);
  const operation = await beginChange(context, change);
  const { end, events, service } = await poll(
    context,
    { everyMs: stackEveryMs, onCancel: () => stopChange(context, operation) },
    async () => {
      const progress = await lookAtStack(context, operation);
      return progress.end || progress.service ? progress : undefined;
    },
  );
  if (end === "failed") throw failureOf(events);
  if (service) return { serviceArn: service.arn, since: service.since, operation };
  return continueService(context, change, image);
}

async function continueService(
  context: DeployContext,
  { stackName, stackId }: PreviewedChange,
  image: Image,
): Promise<RolloutWork> {
  const [serviceArn] = await untilAnswered(context, () => listPhysicalIds(context.aws, stackId, serviceResourceType));
  if (!serviceArn)
    throw new StepError({
      rule: "service-stack-shape",
      message: `Stack ${stackName} has no resource of type ${serviceResourceType}.`,
    });
  return ensureRollout(context, serviceArn, image.digest);
}
