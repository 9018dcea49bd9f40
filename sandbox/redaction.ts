import { createHash } from "node:crypto";
import type { NormalizedSchema } from "@smithy/core/schema";

const longestText = 1024;
const hidden = "(secret)";

// Not marked in the schemas, though they are worth as much as what is.
const secretMembers = new Set(["code", "codeVerifier", "deviceCode"]);
/** Variables and parameters tell what they are by their names: `{ name: "DB_PASSWORD", value }`. */
const nameMembers = ["name", "Name", "ParameterKey"];
const valueMembers = new Set(["value", "Value", "ParameterValue"]);
const secretName = /secret|passw|token|credential|(private|api|access).?key/i;

/** An input as the truth log keeps it: without secrets, and with a hash in place of long text. */
export function redact(ns: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (ns.getMergedTraits().sensitive && !isContainer(ns)) return hidden;
  if (ns.isStructSchema()) {
    const record = value as Record<string, unknown>;
    const isNamedSecret = nameMembers.some((name) => secretName.test(String(record[name] ?? "")));
    return Object.fromEntries(
      [...ns.structIterator()].flatMap(([name, member]) => {
        if (!(name in record)) return [];
        const isSecret = secretMembers.has(name) || (isNamedSecret && valueMembers.has(name));
        return [[name, isSecret ? hidden : redact(member, record[name])]];
      }),
    );
  }
  if (ns.isListSchema()) {
    const item = ns.getValueSchema();
    return (value as unknown[]).map((entry) => redact(item, entry));
  }
  if (ns.isMapSchema()) {
    const item = ns.getValueSchema();
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, redact(item, entry)]));
  }
  if (value instanceof Uint8Array) return `(${value.byteLength} bytes)`;
  return typeof value === "string" && value.length > longestText ? digest(value) : value;
}

// A sensitive list or structure has its names kept: what was set is truth, what it was set to is secret.
function isContainer(ns: NormalizedSchema): boolean {
  return ns.isStructSchema() || ns.isListSchema() || ns.isMapSchema();
}

function digest(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")} (${text.length} characters)`;
}
