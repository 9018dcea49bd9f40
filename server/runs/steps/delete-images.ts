import "server-only";
import { inBatches } from "@/server/aws/at-once";
import { deleteImages, listDigests } from "@/server/aws/deletions";
import { untilKnown } from "../poll";
import type { ItemWork, NotGone } from "./delete-item";

/** ECR takes so many at a time. */
const batchSize = 100;

/** Those of the plan; what was pushed since is somebody's who wants it. */
export async function deleteImagesOf({ context, item, board }: ItemWork): Promise<NotGone | undefined> {
  await board.deleting(item.key);
  const planned = new Set(item.resources.map(({ id }) => id.slice(id.indexOf("@") + 1)));
  const there = () => untilKnown(context, () => listDigests(context.aws, item.name));
  const reasons: string[] = [];
  // Indexes come first, so what they hold on to can go in the same round.
  const known = (await there()).filter((digest) => planned.has(digest));
  for (const batch of inBatches(known, batchSize))
    reasons.push(...(await untilKnown(context, () => deleteImages(context.aws, item.name, batch))));
  const left = await there();
  const ofPlan = left.filter((digest) => planned.has(digest));
  if (ofPlan.length > 0) {
    const message = reasons.join(" ") || `${ofPlan.length} images are still there.`;
    return { reason: { rule: "images-kept", message }, asks: { choices: ["retry", "retain"], blockedBy: [] } };
  }
  if (left.length === 0) return undefined;
  return { reason: { rule: "pushed-since", message: `${left.length} images of ${item.name} were pushed since.` } };
}
