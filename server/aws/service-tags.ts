import "server-only";
import { ListTagsForResourceCommand, TagResourceCommand, UntagResourceCommand } from "@aws-sdk/client-ecs";
import type { AwsClients } from "./clients";
import { type Tags, toTags } from "./tags";

export async function readServiceTags({ ecs }: AwsClients, serviceArn: string): Promise<Tags> {
  const { tags } = await ecs.send(new ListTagsForResourceCommand({ resourceArn: serviceArn }));
  return toTags(tags);
}

export async function tagService({ ecs }: AwsClients, serviceArn: string, tags: Tags): Promise<void> {
  const pairs = Object.entries(tags).map(([key, value]) => ({ key, value }));
  if (pairs.length > 0) await ecs.send(new TagResourceCommand({ resourceArn: serviceArn, tags: pairs }));
}

export async function untagService({ ecs }: AwsClients, serviceArn: string, tagKeys: string[]): Promise<void> {
  if (tagKeys.length > 0) await ecs.send(new UntagResourceCommand({ resourceArn: serviceArn, tagKeys }));
}
