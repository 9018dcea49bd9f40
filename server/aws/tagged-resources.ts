import "server-only";
import { paginateGetResources } from "@aws-sdk/client-resource-groups-tagging-api";
import type { AwsClients } from "./clients";
import { type Tags, toTags } from "./tags";

export interface TaggedResource {
  arn: string;
  tags: Tags;
}

const mostTagged = 2000;

/** What has a tag in this Region, of whichever service; IAM's roles are not among them. */
export async function listTagged({ tagging }: AwsClients, key: string): Promise<TaggedResource[]> {
  const found: TaggedResource[] = [];
  const listing = paginateGetResources({ client: tagging, pageSize: 100 }, { TagFilters: [{ Key: key }] });
  for await (const page of listing) {
    for (const { ResourceARN: arn = "", Tags: tags } of page.ResourceTagMappingList ?? [])
      found.push({ arn, tags: toTags(tags) });
    if (found.length >= mostTagged) break;
  }
  return found;
}
