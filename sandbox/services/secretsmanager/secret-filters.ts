import type { Filter } from "@aws-sdk/client-secrets-manager";
import { AwsError } from "../../operation";
import type { SecretRow } from "./tables";

type Test = (secret: SecretRow, value: string) => boolean;

const tests: Record<string, Test> = {
  name: ({ name }, value) => name.startsWith(value),
  description: ({ description = "" }, value) => hasWord(description, value),
  "tag-key": ({ tags }, value) => Object.keys(tags).some((key) => key.startsWith(value)),
  "tag-value": ({ tags }, value) => Object.values(tags).some((one) => one.startsWith(value)),
  "primary-region": () => false,
  "owning-service": () => false,
  all: ({ name, description = "", tags }, value) =>
    [name, description, ...Object.keys(tags), ...Object.values(tags)].some((text) => hasWord(text, value)),
};

/** All filters match; of a filter's values any, and none of those that begin with an exclamation mark. */
export function matchesFilters(secret: SecretRow, filters: readonly Filter[]): boolean {
  return filters.every(({ Key = "all", Values = [] }) => {
    const test = Object.hasOwn(tests, Key) ? tests[Key] : undefined;
    if (!test)
      throw new AwsError(
        "ValidationException",
        `1 validation error detected: Value '${Key}' at 'filters.1.member.key' failed to satisfy constraint: Member must satisfy enum value set: [${Object.keys(tests).join(", ")}]`,
      );
    const unwanted = Values.filter((value) => value.startsWith("!")).map((value) => value.slice(1));
    const wanted = Values.filter((value) => !value.startsWith("!"));
    if (unwanted.some((value) => test(secret, value))) return false;
    return wanted.length === 0 || wanted.some((value) => test(secret, value));
  });
}

/** Every word of the value begins a word of the text, in capitals or not. */
function hasWord(text: string, value: string): boolean {
  const words = text.toLowerCase().split(/[^a-z0-9]+/);
  return value
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}
