import "server-only";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import { tagChanges } from "@/lib/domain/tag-changes";
import { readServiceTags, tagService, untagService } from "@/server/aws/service-tags";
import { listEarlierInputs } from "@/server/store/earlier-inputs";
import { untilAnswered } from "../poll";
import type { DeployContext } from "../step-context";

/** CloudFormation would replace a service whose tags change; ECS changes them where they are. */
export async function bringTags(context: DeployContext, serviceArn: string): Promise<void> {
  const { aws, store, runId, input } = context;
  const before = (await listEarlierInputs(store, runId)).flatMap((earlier) => Object.keys(tagsOf(earlier)));
  const wanted = tagsOf(input);
  if (before.length === 0 && Object.keys(wanted).length === 0) return;
  await untilAnswered(context, async () => {
    const { set, drop } = tagChanges(await readServiceTags(aws, serviceArn), wanted, before);
    await tagService(aws, serviceArn, set);
    await untagService(aws, serviceArn, drop);
  });
}

function tagsOf({ ship }: StartRunInput): Record<string, string> {
  const { tags = [] } = "settings" in ship ? ship.settings : {};
  return Object.fromEntries(tags.map(({ key, value }) => [key, value]));
}
