import { isObject, isScalar, type TemplateObject, type TemplateValue } from "./template-value";

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

function conformObject(properties: Properties, given: TemplateObject, path: string, violations: Violation[]) {
  for (const key of Object.keys(given)) {
    if (!properties[key]) violations.push({ path, message: `extraneous key [${key}] is not permitted` });
  }
  for (const [key, property] of Object.entries(properties)) {
    if (property.isRequired && given[key] === undefined) {
      violations.push({ path, message: `required key [${key}] not found` });
    }
  }
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => {
      const property = properties[key];
      return property ? [[key, conformValue(property, value, `${path}/${key}`, violations)]] : [];
    }),
  );
}

function conformValue(kind: Kind, value: TemplateValue, path: string, violations: Violation[]): TemplateValue {
  if (value === KNOWN_AFTER_APPLY) return value;
  const mismatch = (expected: string) => {
    violations.push({ path, message: `expected type: ${expected}, found: ${typeName(value)}` });
    return value;
  };
  switch (kind.kind) {
    case "json":
      return value;
    case "text":
      return isScalar(value) ? String(value) : mismatch("String");
    case "choice":
      if (!isScalar(value)) return mismatch("String");
      if (!kind.values.includes(String(value))) {
        violations.push({ path, message: `${String(value)} is not a valid enum value` });
      }
      return String(value);
    case "integer":
      return isScalar(value) && /^[-+]?\d+$/.test(String(value)) ? Number(value) : mismatch("Integer");
    case "number":
      return isScalar(value) && String(value).trim() !== "" && Number.isFinite(Number(value))
        ? Number(value)
        : mismatch("Number");
    case "boolean":
      return isScalar(value) && /^(true|false)$/i.test(String(value))
        ? String(value).toLowerCase() === "true"
        : mismatch("Boolean");
    case "list":
      return Array.isArray(value)
        ? value.map((item, index) => conformValue(kind.of, item, `${path}/${index}`, violations))
        : mismatch("JSONArray");
    case "object":
      return isObject(value) ? conformObject(kind.properties, value, path, violations) : mismatch("JSONObject");
  }
}

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
