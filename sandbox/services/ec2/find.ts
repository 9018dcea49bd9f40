import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { type Kind, kinds } from "./kinds";
import { rowsOf } from "./tables";

/** The rows of the ids that are asked for, or all. */
export function pickRows<Name extends Kind>(place: Place, kind: Name, ids: readonly string[] | undefined) {
  if (!ids || ids.length === 0) return [...rowsOf(place, kind).values()];
  return ids.map((id) => readRow(place, kind, id));
}

export function readRow<Name extends Kind>(place: Place, kind: Name, id: string) {
  const row = rowsOf(place, kind).get(id);
  if (row) return row;
  const { notFound, malformed } = kinds[kind];
  if (new RegExp(`^${kind}-[0-9a-f]{8,17}$`).test(id)) throw new AwsError(notFound.code, notFound.text(id));
  throw new AwsError(malformed, `Invalid id: "${id}" (expecting "${kind}-...")`);
}

export function rowsInVpc<Name extends "subnet" | "rtb" | "acl" | "sg" | "eni" | "nat" | "vpce" | "i">(
  place: Place,
  kind: Name,
  vpcId: string,
) {
  return [...rowsOf(place, kind).values()].filter(({ VpcId }) => VpcId === vpcId);
}

export function hasDependencies(noun: string, id: string): AwsError {
  return new AwsError("DependencyViolation", `The ${noun} '${id}' has dependencies and cannot be deleted.`);
}

export function missing(parameter: string): AwsError {
  return new AwsError("MissingParameter", `The request must contain the parameter ${parameter}`);
}

export function invalidValue(value: unknown, parameter: string, why = ""): AwsError {
  return new AwsError(
    "InvalidParameterValue",
    `Value (${value}) for parameter ${parameter} is invalid.${why && ` ${why}`}`,
  );
}
