import type { NormalizedSchema } from "@smithy/core/schema";
import { requiredMembers } from "../protocols/shapes";
import type { Enums } from "./enums";

/** What is wrong with an output: `DescribeTasksResponse.tasks[0].lastStatus: …`. */
export function checkOutput(ns: NormalizedSchema, value: unknown, enums: Enums, path = ns.getName() ?? ""): string[] {
  if (value === undefined || value === null || ns.isUnitSchema() || ns.isStreaming() || ns.isDocumentSchema())
    return [];
  if (ns.isStructSchema()) return checkMembers(ns, value as Record<string, unknown>, enums, path);
  if (ns.isListSchema()) {
    if (!Array.isArray(value)) return [`${path}: not a list`];
    return value.flatMap((item, index) => checkOutput(ns.getValueSchema(), item, enums, `${path}[${index}]`));
  }
  if (ns.isMapSchema()) {
    return Object.entries(value).flatMap(([key, item]) =>
      checkOutput(ns.getValueSchema(), item, enums, `${path}.${key}`),
    );
  }
  return isScalar(ns, value) ? [] : [`${path}: ${String(value)} is of another type`];
}

function checkMembers(ns: NormalizedSchema, value: Record<string, unknown>, enums: Enums, path: string): string[] {
  const members = new Map(ns.structIterator());
  const structure = ns.getName() ?? "";
  const missing = requiredMembers(ns).filter((name) => value[name] === undefined);
  const unknown = Object.keys(value).filter((name) => !members.has(name) && !name.startsWith("$"));
  return [
    ...missing.map((name) => `${path}.${name}: missing`),
    ...unknown.map((name) => `${path}.${name}: unknown`),
    ...[...members].flatMap(([name, member]) => [
      ...checkOutput(member, value[name], enums, `${path}.${name}`),
      ...checkEnum(value[name], enums(structure, name), `${path}.${name}`),
    ]),
  ];
}

function checkEnum(value: unknown, known: ReadonlySet<string> | undefined, path: string): string[] {
  if (!known) return [];
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => (typeof one === "string" && !known.has(one) ? [`${path}: ${one} is no value`] : []));
}

function isScalar(ns: NormalizedSchema, value: unknown): boolean {
  if (ns.isTimestampSchema()) return value instanceof Date && !Number.isNaN(value.getTime());
  if (ns.isBooleanSchema()) return typeof value === "boolean";
  if (ns.isNumericSchema()) return typeof value === "number" && !Number.isNaN(value);
  if (ns.isBigIntegerSchema()) return typeof value === "bigint" || typeof value === "number";
  if (ns.isBlobSchema()) return value instanceof Uint8Array;
  return ns.isStringSchema() ? typeof value === "string" || value instanceof String : true;
}
