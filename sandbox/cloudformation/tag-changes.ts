import type { Tag } from "@aws-sdk/client-cloudformation";

/** What to set and what to take away, to come from some tags to others. */
export function tagChanges(before: Tag[], wanted: Tag[]) {
  const keep = new Set(wanted.map(({ Key }) => Key));
  return {
    tags: wanted.filter(({ Key, Value }) => !before.some((tag) => tag.Key === Key && tag.Value === Value)),
    goneKeys: before.flatMap(({ Key = "" }) => (keep.has(Key) ? [] : [Key])),
  };
}
