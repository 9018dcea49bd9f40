import "server-only";
import { isInTheWay } from "@/lib/domain/ways-out";
import { listResourcesOf } from "@/server/aws/all-stacks";
import type { Stack } from "@/server/aws/cloudformation";
import { untilKnown } from "../poll";
import { note, type StepContext } from "../step-context";

/** The state of a stack that is stuck, and what has failed in it: only that can be left out of the way out of it. */
export async function noteStuckStack(context: StepContext, { stackName, stackId, status }: Stack): Promise<void> {
  const all = await untilKnown(context, () => listResourcesOf(context.aws, stackId));
  const resources = all
    .filter((resource) => isInTheWay(resource, status))
    .map(({ type: resourceType, ...resource }) => ({ ...resource, resourceType, progress: "failed" as const }));
  await note(context, { stack: { stackName, stackId, status, resources } });
}
