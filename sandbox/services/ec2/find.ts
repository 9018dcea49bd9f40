import type { Filter } from "@aws-sdk/client-ec2";
import { AwsError } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { type Kind, kinds, rowsOf } from "./tables";

/** A filter's name, and the values that a row has for it. */
export type FilterValues<Row> = Record<string, (row: Row) => (string | number | boolean | undefined)[]>;

/** The rows that the filters let through; each filter must match, by one of its values. */
export function filterRows<Row extends { tags: Record<string, string> }>(
  rows: Iterable<Row>,
  filters: readonly Filter[] = [],
  values: FilterValues<Row>,
): Row[] {
  const tests = filters.map(({ Name = "", Values = [] }) => {
    const valuesOf = Object.hasOwn(values, Name) ? values[Name] : tagValues(Name);
    if (!valuesOf) throw new AwsError("InvalidParameterValue", `The filter '${Name}' is invalid`);
    const patterns = Values.map(toPattern);
    return (row: Row) =>
      valuesOf(row).some((value) => value !== undefined && patterns.some((one) => one.test(String(value))));
  });
  return [...rows].filter((row) => tests.every((test) => test(row)));
}

/** The rows of the ids that are asked for, or all. */
export function pickRows<Name extends Kind>(place: Place, kind: Name, ids: readonly string[] | undefined) {
  if (!ids || ids.length === 0) return [...rowsOf(place, kind).values()];
  return ids.map((id) => readRow(place, kind, id));
}

export function readRow<Name extends Kind>(place: Place, kind: Name, id: string) {
  const row = rowsOf(place, kind).get(id);
  if (row) return row;
  const { code, noun } = kinds[kind];
  if (!new RegExp(`^${kind}-[0-9a-f]{8,17}$`).test(id)) {
    throw new AwsError(
      kind === "sg" ? "InvalidGroupId.Malformed" : `${code}.Malformed`,
      `Invalid id: "${id}" (expecting "${kind}-...")`,
    );
  }
  const subject = kind === "sg" ? `The security group '${id}'` : `The ${noun} ID '${id}'`;
  throw new AwsError(`${code}.NotFound`, `${subject} does not exist`);
}

interface Ec2Page {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export function pageOfEc2<Item>(items: Item[], { NextToken, MaxResults = 1000 }: Ec2Page) {
  if (MaxResults < 5 || MaxResults > 1000) {
    throw new AwsError(
      "InvalidParameterValue",
      `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value between 5 and 1000.`,
    );
  }
  const page = pageOf(items, { nextToken: NextToken, size: MaxResults, errorCode: "InvalidPaginationToken" });
  return { items: page.items, NextToken: page.nextToken };
}

function tagValues(name: string): ((row: { tags: Record<string, string> }) => (string | undefined)[]) | undefined {
  if (name === "tag-key") return ({ tags }) => Object.keys(tags);
  if (name === "tag-value") return ({ tags }) => Object.values(tags);
  return name.startsWith("tag:") ? ({ tags }) => [tags[name.slice("tag:".length)]] : undefined;
}

/** `*` stands for any text and `?` for one character. */
function toPattern(value: string): RegExp {
  const source = value
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s");
}
