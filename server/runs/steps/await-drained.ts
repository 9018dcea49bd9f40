import "server-only";
import { serviceResourceType } from "@/lib/domain/service-resource-type";
import { describeServices } from "@/server/aws/ecs";
import { holdUpStep } from "@/server/store/steps";
import { poll } from "../poll";
import type { DeployContext } from "../step-context";
import { discardIfCancelled } from "./discard-change";
import type { PreviewedChange } from "./preview-change";

const everyMs = 2_000;

/** ECS gives the name of a service to no other while it drains, which takes minutes; one that is INACTIVE is gone. */
export async function untilDrained(context: DeployContext, change: PreviewedChange): Promise<void> {
  const { ship, serviceName } = context.input;
  const isMade = change.changes.some(
    ({ action, resourceType }) => action === "Add" && resourceType === serviceResourceType,
  );
  if (!isMade || ship.kind === "adopted" || ship.kind === "templates") return;
  const key = { stackName: change.stackId, changeSetName: change.changeSetName };
  await discardIfCancelled(context, key, () =>
    poll(context, { everyMs }, async () => {
      const isDraining = (await statusOf(context, serviceName)) === "DRAINING";
      await holdUpStep(context.store, context, isDraining ? "DRAINING" : null);
      return isDraining ? undefined : true;
    }),
  );
}

async function statusOf({ aws }: DeployContext, serviceName: string): Promise<string | undefined> {
  try {
    const [service] = await describeServices(aws, "default", [serviceName]);
    return service?.status;
  } catch (error) {
    if (error instanceof Error && error.name === "ClusterNotFoundException") return undefined;
    throw error;
  }
}
