import "server-only";
import { deleteLoadBalancer, deleteSecurityGroup, deleteTargetGroup } from "@/server/aws/deletions";
import { listStillThere } from "@/server/aws/still-there";
import { untilKnown, untilSeen } from "../poll";
import type { ItemWork, NotGone } from "./delete-item";

const everyMs = 1000;
/** Its interfaces hold on to its security group for a while. */
const goneWithinMs = 300_000;

/** One that ECS has forgotten: the load balancer, then what hung on it. */
export async function deleteLeftLoadBalancer({ context, board, item }: ItemWork): Promise<NotGone | undefined> {
  const { aws } = context;
  const idsOf = (type: string) => item.resources.filter((resource) => resource.type === type).map(({ id }) => id);
  await board.deleting(item.key);
  for (const arn of idsOf("load-balancer")) await untilKnown(context, () => deleteLoadBalancer(aws, arn));
  const deadline = Date.now() + goneWithinMs;
  let held = "";
  const left = await untilSeen(context, everyMs, async () => {
    try {
      for (const arn of idsOf("target-group")) await deleteTargetGroup(aws, arn);
      for (const id of idsOf("load-balancer-security-group"))
        await deleteSecurityGroup(aws, id.split("/").at(-1) ?? id);
    } catch (error) {
      if (!(error instanceof Error && heldNames.has(error.name))) throw error;
      held = error.message;
    }
    const there = await listStillThere(aws, item.resources);
    return there.size === 0 || Date.now() > deadline ? [...there] : undefined;
  });
  if (left.length === 0) return undefined;
  const reason = { rule: "still-held", message: held || left.join(", ") };
  return { reason, asks: { choices: ["retry", "retain"], blockedBy: [] } };
}

/** What it hung on is not quite gone yet. */
const heldNames: ReadonlySet<string> = new Set([
  "ResourceInUseException",
  "ResourceInUse",
  "DependencyViolation",
  "InvalidGroup.InUse",
]);
