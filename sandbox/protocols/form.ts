import type { NormalizedSchema } from "@smithy/core/schema";
import type { WireRequest } from "./wire";

/** `Parameters.member.1.ParameterKey=x` as a tree: one node for each name between the dots. */
export interface FormNode {
  value?: string;
  children: Map<string, FormNode>;
}

/** The names by which a dialect of Query writes members and lists. */
export interface FormDialect {
  memberKey(name: string, member: NormalizedSchema): string;
  /** Where a list's numbered entries are: at the list itself, or below a name. */
  listNode(list: NormalizedSchema, node: FormNode): FormNode | undefined;
  malformed(message: string): Error;
}

const parsed = new WeakMap<WireRequest, FormNode>();

export function formOf(request: WireRequest): FormNode {
  const form = parsed.get(request) ?? parseForm(request);
  parsed.set(request, form);
  return form;
}

/** A GET carries the form in its URL, a POST in its body; some clients use both. */
function parseForm({ url, body }: WireRequest): FormNode {
  const query = url.includes("?") ? url.slice(url.indexOf("?") + 1) : "";
  const root: FormNode = { children: new Map() };
  for (const text of [query, body.toString("utf8")]) {
    for (const [key, value] of new URLSearchParams(text)) nodeAt(root, key).value = value;
  }
  return root;
}

export function readForm(dialect: FormDialect, ns: NormalizedSchema, node: FormNode): unknown {
  if (ns.isStructSchema()) {
    return Object.fromEntries(
      [...ns.structIterator()].flatMap(([name, member]) => {
        const child = node.children.get(dialect.memberKey(name, member));
        const value = child && readForm(dialect, member, child);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  }
  if (ns.isListSchema()) {
    const item = ns.getValueSchema();
    const entries = numbered(dialect.listNode(ns, node)).map((child) => readForm(dialect, item, child));
    return entries.filter((entry) => entry !== undefined);
  }
  if (ns.isMapSchema()) return readMap(dialect, ns, node);
  return node.value === undefined ? undefined : readScalar(dialect, ns, node.value);
}

function readMap(dialect: FormDialect, ns: NormalizedSchema, node: FormNode): unknown {
  const [key, value] = [ns.getKeySchema(), ns.getValueSchema()];
  const entries = numbered(ns.getMergedTraits().xmlFlattened ? node : node.children.get("entry"));
  return Object.fromEntries(
    entries.map(({ children }) => [
      children.get(key.getMergedTraits().xmlName ?? "key")?.value ?? "",
      readForm(dialect, value, children.get(value.getMergedTraits().xmlName ?? "value") ?? { children: new Map() }),
    ]),
  );
}

function readScalar(dialect: FormDialect, ns: NormalizedSchema, text: string): unknown {
  if (ns.isBooleanSchema()) {
    if (!/^(true|false)$/i.test(text)) throw dialect.malformed(`Invalid boolean value: ${text}`);
    return text.toLowerCase() === "true";
  }
  if (ns.isNumericSchema()) {
    if (text.trim() === "" || !Number.isFinite(Number(text))) throw dialect.malformed(`Invalid number: ${text}`);
    return Number(text);
  }
  if (ns.isTimestampSchema()) {
    const date = new Date(/^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : text);
    if (Number.isNaN(date.getTime())) throw dialect.malformed(`Invalid timestamp: ${text}`);
    return date;
  }
  return ns.isBlobSchema() ? Uint8Array.from(Buffer.from(text, "base64")) : text;
}

function nodeAt(root: FormNode, key: string): FormNode {
  return key.split(".").reduce((node, part) => {
    const child = node.children.get(part) ?? { children: new Map() };
    node.children.set(part, child);
    return child;
  }, root);
}

function numbered(node: FormNode | undefined): FormNode[] {
  return [...(node?.children ?? [])]
    .filter(([key]) => /^\d+$/.test(key))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child);
}
