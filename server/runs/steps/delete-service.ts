import "server-only";
import { deleteExpressService } from "@/server/aws/deletions";
import { describeTogether } from "@/server/aws/describe-together";
import { isServiceGone } from "@/server/aws/ecs";
import { listStillThere } from "@/server/aws/still-there";
import { untilSeen } from "../poll";
import type { StepContext } from "../step-context";
import type { ItemWork, NotGone } from "./delete-item";

const everyMs = 400;
/** ECS lets go of a load balancer within two minutes; one that is there after this has been forgotten. */
const takenAlongWithinMs = 300_000;

/** Until it is INACTIVE: one that drains still holds on to all that it has. */
export async function deleteService({ context, item, board }: ItemWork): Promise<NotGone | undefined> {
  const [{ id: arn } = { id: "" }] = item.resources;
  await board.deleting(item.key, { status: item.status });
  await untilSeen(context, everyMs, async () => {
    const status = await findStatus(context, arn);
    if (status === undefined) return true;
    await board.deleting(item.key, { status });
    if (status === "ACTIVE") await deleteExpressService(context.aws, arn);
    return undefined;
  });
  return undefined;
}

async function findStatus({ aws }: StepContext, arn: string): Promise<string | undefined> {
  try {
    return (await describeTogether(aws, arn))?.status;
  } catch (error) {
    if (isServiceGone(error)) return undefined;
    throw error;
  }
}

/** What ECS made for a service it takes away itself, with the infrastructure role: nothing is done here but waiting for it. */
export async function untilEcsTookAlong({ context, item, board }: ItemWork): Promise<NotGone | undefined> {
  await board.deleting(item.key);
  const deadline = Date.now() + takenAlongWithinMs;
  const left = await untilSeen(context, everyMs, async () => {
    const there = await listStillThere(context.aws, item.resources);
    return there.size === 0 || Date.now() > deadline ? [...there] : undefined;
  });
  if (left.length === 0) return undefined;
  const reason = { rule: "ecs-left-it", message: left.join(", ") };
  return { reason, asks: { choices: ["retry", "retain"], blockedBy: [] } };
}
