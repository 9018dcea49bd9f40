import type { NormalizedSchema } from "@smithy/core/schema";
import { refuse } from "./refusals";

/** A value out of a path, a query or a header: text, or several of them for a list. */
export function readHttpText(ns: NormalizedSchema, texts: string[]): unknown {
  if (ns.isListSchema()) return texts.map((text) => readHttpText(ns.getValueSchema(), [text]));
  const text = texts[0] ?? "";
  if (ns.isBooleanSchema()) {
    if (text !== "true" && text !== "false") throw malformed(`${text} can not be converted to a Boolean`);
    return text === "true";
  }
  if (ns.isNumericSchema()) {
    if (text.trim() === "" || !Number.isFinite(Number(text)))
      throw malformed(`${text} can not be converted to a Number`);
    return Number(text);
  }
  if (!ns.isTimestampSchema()) return text;
  const date = new Date(/^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : text);
  if (Number.isNaN(date.getTime())) throw malformed("Invalid timestamp");
  return date;
}

export function writeHttpText(ns: NormalizedSchema, value: unknown): string {
  if (ns.isListSchema())
    return (value as unknown[]).map((entry) => writeHttpText(ns.getValueSchema(), entry)).join(", ");
  return value instanceof Date ? value.toUTCString() : String(value);
}

function malformed(message: string) {
  return refuse("restJson", "malformed", message);
}
