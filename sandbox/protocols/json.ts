import { determineTimestampFormat } from "@smithy/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";
import { refuse } from "./refusals";
import type { WireRequest } from "./wire";

/** An empty body is an empty object. */
export function parseJsonBody({ body }: WireRequest): unknown {
  const text = body.toString("utf8");
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("Could not parse the request body into json");
  }
}

export function readJson(ns: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (ns.isDocumentSchema()) return value;
  if (ns.isStructSchema()) return readJsonMembers([...ns.structIterator()], value);
  if (ns.isListSchema()) {
    const item = ns.getValueSchema();
    const entries = expect(value, Array.isArray, "an array").map((entry) => readJson(item, entry));
    return entries.filter((entry) => entry !== undefined);
  }
  if (ns.isMapSchema()) {
    const item = ns.getValueSchema();
    const entries = Object.entries(expect(value, isRecord, "an object"));
    return Object.fromEntries(entries.map(([key, entry]) => [key, readJson(item, entry)]));
  }
  return readScalar(ns, value);
}

/** The members of an object, or those of them that are wanted. */
export function readJsonMembers(members: Iterable<[string, NormalizedSchema]>, value: unknown): object {
  const record = expect(value, isRecord, "an object");
  return Object.fromEntries(
    [...members].flatMap(([name, member]) => {
      const read = Object.hasOwn(record, name) ? readJson(member, record[name]) : undefined;
      return read === undefined ? [] : [[name, read]];
    }),
  );
}

function readScalar(ns: NormalizedSchema, value: unknown): unknown {
  if (ns.isBooleanSchema()) return expect(value, isBoolean, "a Boolean");
  if (ns.isNumericSchema()) return expect(value, Number.isFinite, "a Number");
  if (ns.isBigIntegerSchema()) return BigInt(expect(value, Number.isInteger, "an Integer") as number);
  if (ns.isTimestampSchema()) return readTimestamp(value);
  if (ns.isBlobSchema()) return Uint8Array.from(Buffer.from(expect(value, isString, "a Blob"), "base64"));
  return expect(value, isString, "a String");
}

function readTimestamp(value: unknown): Date {
  const date = typeof value === "number" ? new Date(value * 1000) : new Date(expect(value, isString, "a Timestamp"));
  if (Number.isNaN(date.getTime())) throw malformed("Invalid timestamp");
  return date;
}

export function writeJson(ns: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (ns.isStructSchema()) {
    const record = value as Record<string, unknown>;
    return Object.fromEntries(
      [...ns.structIterator()].map(([name, member]) => [name, writeJson(member, record[name])]),
    );
  }
  if (ns.isListSchema()) {
    const item = ns.getValueSchema();
    return (value as unknown[]).map((entry) => writeJson(item, entry));
  }
  if (ns.isMapSchema()) {
    const item = ns.getValueSchema();
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, writeJson(item, entry)]));
  }
  if (ns.isTimestampSchema()) return writeTimestamp(ns, value as Date);
  if (ns.isBlobSchema()) return Buffer.from(value as Uint8Array).toString("base64");
  return typeof value === "bigint" ? Number(value) : value;
}

function writeTimestamp(ns: NormalizedSchema, date: Date): string | number {
  const dateTime = 5;
  const format = determineTimestampFormat(ns, { timestampFormat: { useTrait: true, default: 7 } });
  return format === dateTime ? date.toISOString() : date.getTime() / 1000;
}

function expect<Expected>(value: unknown, test: (value: unknown) => value is Expected, wanted: string): Expected;
function expect(value: unknown, test: (value: unknown) => boolean, wanted: string): unknown;
function expect(value: unknown, test: (value: unknown) => boolean, wanted: string): unknown {
  if (test(value)) return value;
  const found = Array.isArray(value)
    ? "START_ARRAY"
    : isRecord(value)
      ? "START_OBJECT"
      : `${typeof value}_VALUE`.toUpperCase();
  throw malformed(`${found} can not be converted to ${wanted}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

function malformed(message: string) {
  return refuse("awsJson", "malformed", message);
}
