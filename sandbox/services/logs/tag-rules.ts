import { AwsError } from "../../operation";
import { checkPattern, invalidParameter, violation } from "./invalid-parameter";

const MOST_TAGS = 50;
const LETTERS = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]";

/** Whether these tags may be added to the ones that are there. */
export function checkTags(existing: Record<string, string>, added: Record<string, string>): void {
  for (const [key, value] of Object.entries(added)) {
    checkPattern("tags", key, `${LETTERS}+`, 128);
    if (value.length > 256) throw violation("tags", value, "have length less than or equal to 256");
    if (!new RegExp(`^${LETTERS}*$`, "u").test(value)) {
      throw violation("tags", value, `satisfy regular expression pattern: ^(${LETTERS}*)$`);
    }
    if (key.toLowerCase().startsWith("aws:")) {
      throw invalidParameter("aws: prefixed tag key names are not allowed for external use.");
    }
  }
  if (Object.keys({ ...existing, ...added }).length <= MOST_TAGS) return;
  throw new AwsError("TooManyTagsException", `The resource can have at most ${MOST_TAGS} tags.`);
}
