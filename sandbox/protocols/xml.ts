import { determineTimestampFormat } from "@smithy/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";

/** `<tag>…</tag>` for a value, by its shape; nothing for a value that is not there. */
function writeXml(ns: NormalizedSchema, value: unknown, tag: string): string {
  if (value === null || value === undefined) return "";
  if (ns.isListSchema()) {
    const item = ns.getValueSchema();
    if (ns.getMergedTraits().xmlFlattened)
      return (value as unknown[]).map((entry) => writeXml(item, entry, tag)).join("");
    const itemTag = item.getMergedTraits().xmlName ?? "member";
    return element(tag, (value as unknown[]).map((entry) => writeXml(item, entry, itemTag)).join(""));
  }
  if (ns.isMapSchema()) return writeMap(ns, value, tag);
  if (ns.isStructSchema()) return element(tag, writeMembers(ns, value));
  return element(tag, escapeText(writeScalar(ns, value)));
}

export function writeMembers(ns: NormalizedSchema, value: object): string {
  const record = value as Record<string, unknown>;
  return [...ns.structIterator()]
    .map(([name, member]) => writeXml(member, record[name], member.getMemberTraits().xmlName ?? name))
    .join("");
}

export function element(tag: string, content: string): string {
  return content === "" ? `<${tag}/>` : `<${tag}>${content}</${tag}>`;
}

export function escapeText(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no way to carry them
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
      .replace(/[&<>"\r]/g, (char) => `&#${char.charCodeAt(0)};`)
  );
}

function writeMap(ns: NormalizedSchema, value: object, tag: string): string {
  const [key, item] = [ns.getKeySchema(), ns.getValueSchema()];
  const flat = ns.getMergedTraits().xmlFlattened;
  const entries = Object.entries(value).map(([name, entry]) => {
    const content =
      writeXml(key, name, key.getMergedTraits().xmlName ?? "key") +
      writeXml(item, entry, item.getMergedTraits().xmlName ?? "value");
    return element(flat ? tag : "entry", content);
  });
  return flat ? entries.join("") : element(tag, entries.join(""));
}

function writeScalar(ns: NormalizedSchema, value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (!(value instanceof Date)) return String(value);
  const epochSeconds = 7;
  const format = determineTimestampFormat(ns, { timestampFormat: { useTrait: true, default: 5 } });
  return format === epochSeconds ? String(value.getTime() / 1000) : value.toISOString();
}
