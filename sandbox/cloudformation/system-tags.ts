import type { Tag } from "@aws-sdk/client-cloudformation";

/** Tags that only AWS's own services may set, so that no operation takes them. */
export function isSystemTag({ Key = "" }: Tag): boolean {
  return Key.startsWith("aws:");
}

/** A resource's tags, apart: those that the service's operation takes, and those that CloudFormation puts on after it. */
export function splitTags(tags: Tag[]): { given: Tag[]; system: Tag[] } {
  return { given: tags.filter((tag) => !isSystemTag(tag)), system: tags.filter(isSystemTag) };
}
