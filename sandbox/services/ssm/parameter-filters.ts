import type { ParameterStringFilter } from "@aws-sdk/client-ssm";
import { AwsError } from "../../operation";
import { newestVersion, type ParameterRow } from "./tables";

/** All filters match; within one, any of its values. */
export function matchesFilters(row: ParameterRow, filters: readonly ParameterStringFilter[], keys: string[]): boolean {
  return filters.every((filter) => matches(row, filter, keys));
}

function matches(row: ParameterRow, { Key = "", Option, Values = [] }: ParameterStringFilter, keys: string[]): boolean {
  const isTag = Key.startsWith("tag:");
  if (!keys.includes(isTag ? "tag" : Key)) {
    throw new AwsError(
      "InvalidFilterKey",
      `The following filter key is not valid: ${Key}. Valid filter keys include: [${keys.join(", ")}].`,
    );
  }
  if (Key === "Path") return underPath(row.name, Values, Option ?? "OneLevel");
  const own = isTag ? [row.tags[Key.slice(4)]].flatMap((value) => value ?? []) : ownValues(row, Key);
  if (isTag && Values.length === 0) return own.length > 0;
  const test = tests[Option ?? "Equals"];
  if (!test || (Option === "Contains" && Key !== "Name")) {
    throw new AwsError(
      "InvalidFilterOption",
      `The following filter option is not valid: ${Option}. Valid options include: [Equals, BeginsWith].`,
    );
  }
  return own.some((value) => Values.some((wanted) => test(value, wanted)));
}

const tests: Record<string, ((value: string, wanted: string) => boolean) | undefined> = {
  Equals: (value, wanted) => value === wanted,
  BeginsWith: (value, wanted) => value.startsWith(wanted),
  Contains: (value, wanted) => value.includes(wanted),
};

function ownValues(row: ParameterRow, key: string): string[] {
  const newest = newestVersion(row);
  const values: Record<string, string | undefined> = {
    Name: row.name,
    Type: newest.type,
    KeyId: newest.keyId,
    Tier: newest.tier,
    DataType: newest.dataType,
  };
  if (key === "Label") return row.versions.flatMap(({ labels }) => labels);
  return [values[key]].flatMap((value) => value ?? []);
}

function underPath(name: string, paths: readonly string[], option: string): boolean {
  if (option !== "OneLevel" && option !== "Recursive") {
    throw new AwsError(
      "InvalidFilterOption",
      `The following filter option is not valid: ${option}. Valid options include: [Recursive, OneLevel].`,
    );
  }
  return paths.some((path) => {
    const prefix = path.endsWith("/") ? path : `${path}/`;
    return name.startsWith(prefix) && (option === "Recursive" || !name.slice(prefix.length).includes("/"));
  });
}
