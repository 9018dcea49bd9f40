import "server-only";
import { eachAtOnce, inBatches } from "@/server/aws/at-once";
import { deleteTaskDefinitions, deregisterTaskDefinition } from "@/server/aws/deletions";
import { listStillThere } from "@/server/aws/still-there";
import { untilKnown } from "../poll";
import type { ItemWork, NotGone } from "./delete-item";

/** ECS takes so many at a time. */
const batchSize = 10;
/** ECS lets one a second through, after a few at once. */
const deregisteredAtOnce = 4;

/** Deregisters the revisions of the plan, then deletes them. */
export async function deleteRevisions({ context, item, board }: ItemWork): Promise<NotGone | undefined> {
  const { aws } = context;
  await board.deleting(item.key);
  const there = await untilKnown(context, () => listStillThere(aws, item.resources));
  const revisions = item.resources.map(({ id }) => id).filter((id) => there.has(id));
  await eachAtOnce(revisions, deregisteredAtOnce, (revision) =>
    untilKnown(context, () => deregisterTaskDefinition(aws, revision)),
  );
  const reasons: string[] = [];
  for (const batch of inBatches(revisions, batchSize))
    reasons.push(...(await untilKnown(context, () => deleteTaskDefinitions(aws, batch))));
  if (reasons.length === 0) return undefined;
  const reason = { rule: "revisions-kept", message: reasons.join(" ") };
  return { reason, asks: { choices: ["retry", "retain"], blockedBy: [] } };
}
