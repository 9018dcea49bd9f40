import { isAlias, isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from "yaml";
import type { TemplateObject, TemplateValue } from "./template-value";
import { isObject } from "./template-value";
import { validationError } from "./validation-error";

/** Reads a template's text, JSON or YAML, and writes YAML's short forms (`!Ref`) out as the functions they stand for. */
export function parseTemplateText(body: string): TemplateObject {
  const template = body.trimStart().startsWith("{") ? parseJson(body) : parseYaml(body);
  if (!isObject(template)) throw validationError("Template format error: unsupported structure.");
  return template;
}

function parseJson(body: string): TemplateValue {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw notWellFormed("JSON", positionOfError(body));
  }
  refuseNull(value, "");
  return value as TemplateValue;
}

/** V8 does not always say where; it is where the text stops being the beginning of some JSON. */
function positionOfError(body: string) {
  let [good, bad] = [0, body.length + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (canGoOn(body.slice(0, middle))) good = middle;
    else bad = middle;
  }
  const before = body.slice(0, good).split("\n");
  return { line: before.length, col: (before.at(-1)?.length ?? 0) + 1 };
}

function canGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const { message } = error as SyntaxError;
    return (
      message.includes("Unexpected end") ||
      message.includes(`at position ${beginning.length}`) ||
      message.includes("Unterminated")
    );
  }
}

function refuseNull(value: unknown, path: string): void {
  if (value === null) throw nullNotAllowed(path);
  if (typeof value !== "object") return;
  for (const [key, member] of Object.entries(value)) refuseNull(member, `${path}/${key}`);
}

function parseYaml(body: string): TemplateValue {
  const lines = new LineCounter();
  // The core schema would read account ids as numbers and lose their zeros.
  const document = parseDocument(body, { schema: "failsafe", lineCounter: lines });
  const [error] = document.errors;
  if (error) throw notWellFormed("YAML", error.linePos?.[0] ?? lines.linePos(error.pos[0]));
  if (!document.contents) throw validationError("Template format error: unsupported structure.");
  return yamlValue(document.contents, "", lines);
}

const yamlNull = /^(~|null|Null|NULL|)$/;

function yamlValue(node: ParsedNode | null, path: string, lines: LineCounter): TemplateValue {
  if (!node) throw nullNotAllowed(path);
  if (isAlias(node)) {
    throw validationError("Template format error: YAML aliases are not allowed in CloudFormation templates");
  }
  const value = untaggedValue(node, path, lines);
  return node.tag?.startsWith("!") && node.tag !== "!" ? shortForm(node, value, lines) : value;
}

function untaggedValue(node: Exclude<ParsedNode, { type: "ALIAS" }>, path: string, lines: LineCounter): TemplateValue {
  if (isSeq(node)) return node.items.map((item, index) => yamlValue(item as ParsedNode, `${path}/${index}`, lines));
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map(({ key, value }) => {
        const name = String(isScalar(key) ? key.value : key);
        return [name, yamlValue(value as ParsedNode | null, `${path}/${name}`, lines)];
      }),
    );
  }
  if (!isScalar(node)) throw nullNotAllowed(path);
  const text = String(node.value);
  if (node.type === "PLAIN" && yamlNull.test(text) && !node.tag) throw nullNotAllowed(path);
  return text;
}

const functions = new Set(
  "And Base64 Cidr Equals FindInMap GetAtt GetAZs If ImportValue Join Not Or Select Split Sub Transform".split(" "),
);

function shortForm(node: ParsedNode, value: TemplateValue, lines: LineCounter): TemplateValue {
  const name = (node.tag ?? "").slice(1);
  if (name === "Ref" || name === "Condition") return { [name]: value };
  if (!functions.has(name)) throw notWellFormed("YAML", lines.linePos(node.range[0]));
  if (name !== "GetAtt" || typeof value !== "string") return { [`Fn::${name}`]: value };

  const [resource = "", ...attribute] = value.split(".");
  return { "Fn::GetAtt": [resource, attribute.join(".")] };
}

function nullNotAllowed(path: string) {
  return validationError(`[${path}] 'null' values are not allowed in templates`);
}

function notWellFormed(language: "JSON" | "YAML", { line, col }: { line: number; col: number }) {
  return validationError(`Template format error: ${language} not well-formed. (line ${line}, column ${col})`);
}
