import { isObject, isScalar, memberOf, type TemplateObject, type TemplateValue } from "./template-value";

/** What a resource type's property may hold. */
export type Kind =
  | { kind: "text" | "integer" | "number" | "boolean" | "json" }
  | { kind: "choice"; values: readonly string[] }
  | { kind: "list"; of: Kind }
  | { kind: "object"; properties: Properties };

export type Property = Kind & { isRequired?: true; isReplacing?: true };
export type Properties = Record<string, Property>;

/** One breach of a schema, in the words of CloudFormation's validator; `path` is as in a JSON pointer: `#/Source/Type`. */
export interface Violation {
  path: string;
  message: string;
}

export const text = { kind: "text" } as const;
export const integer = { kind: "integer" } as const;
export const number = { kind: "number" } as const;
export const flag = { kind: "boolean" } as const;
/** A document that is handed on as it is: a policy. */
export const json = { kind: "json" } as const;
export const choice = (...values: string[]): Kind => ({ kind: "choice", values });
export const listOf = (of: Kind): Kind => ({ kind: "list", of });
export const objectOf = (properties: Properties): Kind => ({ kind: "object", properties });
export const required = (property: Property): Property => ({ ...property, isRequired: true });
/** A change of it makes a new physical resource. */
export const replacing = (property: Property): Property => ({ ...property, isReplacing: true });

export const tagList = listOf(objectOf({ Key: required(text), Value: required(text) }));

export const KNOWN_AFTER_APPLY = "{{changeSet:KNOWN_AFTER_APPLY}}";

/** The properties with every value in its own type, and what is wrong with them. */
export function conform(properties: Properties, given: TemplateObject) {
  const violations: Violation[] = [];
  const value = conformObject(properties, given, "#", violations);
  return { value, violations };
}

/** The same for a resource type, which may take properties that it does not know. */
export function conformTo(
  { properties, hasFurtherProperties }: { properties: Properties; hasFurtherProperties?: true },
  given: TemplateObject,
) {
  if (!hasFurtherProperties) return conform(properties, given);
  const known = Object.keys(given).filter((name) => memberOf(properties, name));
  const { value, violations } = conform(properties, Object.fromEntries(known.map((name) => [name, given[name] ?? ""])));
  return { value: { ...given, ...value }, violations };
}

function conformObject(properties: Properties, given: TemplateObject, path: string, violations: Violation[]) {
  for (const key of Object.keys(given)) {
    if (!memberOf(properties, key)) violations.push({ path, message: `extraneous key [${key}] is not permitted` });
  }
  for (const [key, property] of Object.entries(properties)) {
    if (property.isRequired && given[key] === undefined) {
      violations.push({ path, message: `required key [${key}] not found` });
    }
  }
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => {
      const property = memberOf(properties, key);
      return property ? [[key, conformValue(property, value, `${path}/${key}`, violations)]] : [];
    }),
  );
}

function conformValue(kind: Kind, value: TemplateValue, path: string, violations: Violation[]): TemplateValue {
  if (value === KNOWN_AFTER_APPLY || kind.kind === "json" || isFetchedLater(value)) return value;
  if (kind.kind === "list" && Array.isArray(value)) {
    return value.map((item, index) => conformValue(kind.of, item, `${path}/${index}`, violations));
  }
  if (kind.kind === "object" && isObject(value)) return conformObject(kind.properties, value, path, violations);
  const scalar = isScalar(value) ? scalars[kind.kind]?.(String(value)) : undefined;
  if (scalar === undefined) {
    violations.push({ path, message: `expected type: ${expected[kind.kind]}, found: ${typeName(value)}` });
    return value;
  }
  if (kind.kind === "choice" && !kind.values.includes(String(scalar))) {
    violations.push({ path, message: `${scalar} is not a valid enum value` });
  }
  return scalar;
}

/** A dynamic reference may turn out to be of any type. */
function isFetchedLater(value: TemplateValue): boolean {
  return typeof value === "string" && /\{\{resolve:[^{}]+\}\}/.test(value);
}

const expected: Record<Kind["kind"], string> = {
  boolean: "Boolean",
  choice: "String",
  integer: "Integer",
  json: "JSONObject",
  list: "JSONArray",
  number: "Number",
  object: "JSONObject",
  text: "String",
};

/** Whatever a template gives may come as text; undefined where the text does not read as the kind. */
const scalars: Partial<Record<Kind["kind"], (value: string) => string | number | boolean | undefined>> = {
  boolean: (value) => (/^(true|false)$/i.test(value) ? value.toLowerCase() === "true" : undefined),
  choice: (value) => value,
  integer: (value) => (/^[-+]?\d+$/.test(value) ? Number(value) : undefined),
  number: (value) => (value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : undefined),
  text: (value) => value,
};

function typeName(value: TemplateValue): string {
  if (Array.isArray(value)) return "JSONArray";
  if (isObject(value)) return "JSONObject";
  if (typeof value === "number") return Number.isInteger(value) ? "Integer" : "Double";
  return typeof value === "boolean" ? "Boolean" : "String";
}

export function violationText(violations: Violation[]): string {
  const lines = violations.map(({ path, message }) => `${path}: ${message}`);
  return lines.length === 1 ? lines.join("") : [`#: ${lines.length} schema violations found`, ...lines].join("\n");
}
