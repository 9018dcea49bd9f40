import type { Filter } from "@aws-sdk/client-ec2";
import { AwsError } from "../../operation";

/** A filter's name, and the values that a row has for it. */
export type FilterValues<Row> = Record<string, (row: Row) => (string | number | boolean | Date | undefined)[]>;

const mostValues = 200;

/** The rows that the filters let through; each filter must match, by one of its values. */
export function filterRows<Row extends { tags: Record<string, string> }>(
  rows: Iterable<Row>,
  filters: readonly Filter[] = [],
  values: FilterValues<Row>,
): Row[] {
  if (filters.reduce((sum, { Values = [] }) => sum + Values.length, 0) > mostValues) {
    throw new AwsError(
      "FilterLimitExceeded",
      `The maximum number of filter values specified on a single call is ${mostValues}`,
    );
  }
  const tests = filters.map(({ Name = "", Values = [] }) => {
    const valuesOf = Object.hasOwn(values, Name) ? values[Name] : tagValues(Name);
    if (!valuesOf) throw new AwsError("InvalidParameterValue", `The filter '${Name}' is invalid`);
    const matches = toMatcher(Values);
    return (row: Row) => valuesOf(row).some((value) => value !== undefined && matches(textOf(value)));
  });
  return [...rows].filter((row) => tests.every((test) => test(row)));
}

function tagValues(name: string): ((row: { tags: Record<string, string> }) => (string | undefined)[]) | undefined {
  if (name === "tag-key") return ({ tags }) => Object.keys(tags);
  if (name === "tag-value") return ({ tags }) => Object.values(tags);
  return name.startsWith("tag:") ? ({ tags }) => [tags[name.slice("tag:".length)]] : undefined;
}

function textOf(value: string | number | boolean | Date): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

/** Most values are plain ones, which need no pattern. */
function toMatcher(values: readonly string[]): (text: string) => boolean {
  const plain = new Set(values.filter((value) => !/[*?]/.test(value)));
  const patterns = values.filter((value) => !plain.has(value)).map(toPattern);
  return (text) => plain.has(text) || patterns.some((pattern) => pattern.test(text));
}

/** `*` stands for any text and `?` for one character. */
function toPattern(value: string): RegExp {
  const source = value
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s");
}
