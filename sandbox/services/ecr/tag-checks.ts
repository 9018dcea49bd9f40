import type { Tag } from "@aws-sdk/client-ecr";
import { AwsError } from "../../operation";

const MOST = 50;

/** `others` is how many there are already. */
export function checkTags(tags: readonly Tag[] = [], others = 0): void {
  if (tags.length + others > MOST) {
    throw new AwsError("TooManyTagsException", `The maximum number of tags per resource is ${MOST}.`);
  }
  for (const { Key = "", Value = "" } of tags) {
    const isInvalid = Key.length < 1 || Key.length > 128 || Value.length > 256 || /^aws:/i.test(Key);
    if (isInvalid) throw new AwsError("InvalidTagParameterException", `The tag with key '${Key}' is not valid.`);
  }
}
