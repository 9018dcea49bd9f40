import type { NormalizedSchema } from "@smithy/core/schema";
import { AwsError } from "../operation";
import { requiredMembers, type ServiceShape } from "./shapes";

// The code differs from service to service; each models its own.
const validationCodes = ["InvalidParameterException", "InvalidInputException", "ValidationException"];

/** Refuses an input that lacks a member it must have, in the words of AWS's common validation. */
export function checkRequiredMembers(service: ServiceShape, schema: NormalizedSchema, input: object): void {
  const missing = missingMembers(schema, input, "");
  const [first] = missing;
  if (first === undefined) return;
  if (service.protocol === "ec2Query") {
    throw new AwsError("MissingParameter", `The request must contain the parameter ${first}`);
  }
  const code = validationCodes.find((name) => service.errors.has(name)) ?? "ValidationException";
  const count = missing.length === 1 ? "1 validation error" : `${missing.length} validation errors`;
  const list = missing.map((path) => `Value null at '${path}' failed to satisfy constraint: Member must not be null`);
  throw new AwsError(
    service.protocol === "awsQuery" ? "ValidationError" : code,
    `${count} detected: ${list.join("; ")}`,
  );
}

function missingMembers(ns: NormalizedSchema, value: unknown, path: string): string[] {
  if (value === undefined) return [];
  if (ns.isStructSchema()) {
    const members = value as Record<string, unknown>;
    const absent = requiredMembers(ns).filter((name) => members[name] === undefined);
    const nested = [...ns.structIterator()].flatMap(([name, member]) =>
      name in members ? missingMembers(member, members[name], join(path, lowerFirst(name))) : [],
    );
    return [...absent.map((name) => join(path, lowerFirst(name))), ...nested];
  }
  if (ns.isListSchema()) {
    const item = ns.getValueSchema();
    if (!hasMembers(item)) return [];
    return (value as unknown[]).flatMap((entry, at) => missingMembers(item, entry, `${path}.${at + 1}.member`));
  }
  if (ns.isMapSchema()) {
    const item = ns.getValueSchema();
    if (!hasMembers(item)) return [];
    return Object.entries(value as object).flatMap(([key, entry]) =>
      missingMembers(item, entry, `${path}.${key}.member`),
    );
  }
  return [];
}

function hasMembers(ns: NormalizedSchema): boolean {
  return ns.isStructSchema() || ns.isListSchema() || ns.isMapSchema();
}

function join(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
