import { determineTimestampFormat } from "@smithy/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";
import { refuse } from "./refusals";
import type { Protocol, WireRequest } from "./wire";

/** AWS JSON 1.0 and 1.1: the operation in a header, the input as a JSON object. */
export const awsJson: Protocol = {
  operationName: ({ headers }) => String(headers["x-amz-target"] ?? "").split(".")[1],

  readInput: ({ input }, request) => (input.isUnitSchema() ? {} : (readValue(input, parseBody(request)) as object)),

  writeOutput: (service, operation, output, requestId) => ({
    status: 200,
    headers: headersOf(service.jsonVersion, requestId),
    body: operation.output.isUnitSchema() ? "{}" : JSON.stringify(writeValue(operation.output, output)),
  }),

  writeError: (service, error, requestId) => {
    const shape = service?.errors.get(error.code);
    const fields = shape ? (writeValue(shape.schema, error.fields) as object) : error.fields;
    const messageKey = shape && "Message" in shape.schema.getMemberSchemas() ? "Message" : "message";
    return {
      status: shape && error.status === 400 ? shape.status : error.status,
      headers: { ...headersOf(service?.jsonVersion ?? "1.1", requestId), "x-amzn-errortype": error.code },
      body: JSON.stringify({ __type: error.code, ...fields, [messageKey]: error.message }),
    };
  },
};

function headersOf(jsonVersion: string, requestId: string): Record<string, string> {
  return { "content-type": `application/x-amz-json-${jsonVersion}`, "x-amzn-requestid": requestId };
}

function parseBody({ body }: WireRequest): unknown {
  const text = body.toString("utf8");
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("Could not parse the request body into json");
  }
}

function readValue(ns: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (ns.isDocumentSchema()) return value;
  if (ns.isStructSchema()) {
    const record = expect(value, isRecord, "an object");
    return Object.fromEntries(
      [...ns.structIterator()].flatMap(([name, member]) => {
        const read = Object.hasOwn(record, name) ? readValue(member, record[name]) : undefined;
        return read === undefined ? [] : [[name, read]];
      }),
    );
  }
  if (ns.isListSchema()) {
    const item = ns.getValueSchema();
    const entries = expect(value, Array.isArray, "an array").map((entry) => readValue(item, entry));
    return entries.filter((entry) => entry !== undefined);
  }
  if (ns.isMapSchema()) {
    const item = ns.getValueSchema();
    const entries = Object.entries(expect(value, isRecord, "an object"));
    return Object.fromEntries(entries.map(([key, entry]) => [key, readValue(item, entry)]));
  }
  return readScalar(ns, value);
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

function writeValue(ns: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (ns.isStructSchema()) {
    const record = value as Record<string, unknown>;
    return Object.fromEntries(
      [...ns.structIterator()].map(([name, member]) => [name, writeValue(member, record[name])]),
    );
  }
  if (ns.isListSchema()) {
    const item = ns.getValueSchema();
    return (value as unknown[]).map((entry) => writeValue(item, entry));
  }
  if (ns.isMapSchema()) {
    const item = ns.getValueSchema();
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, writeValue(item, entry)]));
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
