import type { Tag } from "@aws-sdk/client-ecs";
import { invalidParameter } from "./invalid-parameter";

const MOST = 50;

/** `others` is how many there are already. */
export function checkTags(tags: readonly Tag[] = [], others = 0): void {
  if (tags.length + others > MOST) throw invalidParameter(`A resource can have at most ${MOST} tags.`);
  const keys = tags.map(({ key }) => key ?? "");
  if (keys.some((key) => key.length < 1 || key.length > 128)) {
    throw invalidParameter("The key of a tag must be between 1 and 128 characters long.");
  }
  if (tags.some(({ value = "" }) => value.length > 256)) {
    throw invalidParameter("The value of a tag must be at most 256 characters long.");
  }
  if (keys.some((key) => /^aws:/i.test(key))) {
    throw invalidParameter("The key of a tag must not begin with aws:, which is reserved for AWS.");
  }
  if (new Set(keys).size < keys.length) throw invalidParameter("Duplicate tag keys found.");
}
