import { parseSubText } from "./sub-text";
import { isObject, type TemplateValue } from "./template-value";

/** Where a value takes something from elsewhere in the template; without an attribute it is a Ref. */
export interface Reference {
  name: string;
  attribute?: string;
}

/** All that a value refers to. Given the conditions, only what its chosen branches refer to. */
export function referencesIn(value: TemplateValue | undefined, conditions?: Record<string, boolean>): Reference[] {
  if (Array.isArray(value)) return value.flatMap((item) => referencesIn(item, conditions));
  if (!isObject(value)) return [];
  const [[name, argument] = ["", ""], ...others] = Object.entries(value);
  if (others.length > 0) return Object.values(value).flatMap((member) => referencesIn(member, conditions));
  if (name === "Ref") return typeof argument === "string" ? [{ name: argument }] : [];
  if (name === "Fn::GetAtt") return getAttReferences(argument, conditions);
  if (name === "Fn::Sub") return subReferences(argument, conditions);
  if (name === "Fn::If" && conditions && Array.isArray(argument)) {
    const [condition, whenTrue, whenFalse] = argument;
    return referencesIn(conditions[String(condition)] ? whenTrue : whenFalse, conditions);
  }
  return referencesIn(argument, conditions);
}

function getAttReferences(argument: TemplateValue, conditions?: Record<string, boolean>): Reference[] {
  const [name, ...attribute] = Array.isArray(argument) ? argument : String(argument).split(".");
  const inner = attribute.flatMap((part) => referencesIn(part, conditions));
  return [{ name: String(name), attribute: attribute.map(String).join(".") }, ...inner];
}

function subReferences(argument: TemplateValue, conditions?: Record<string, boolean>): Reference[] {
  const [text, variables] = Array.isArray(argument) ? argument : [argument];
  const own = isObject(variables) ? variables : {};
  const named = parseSubText(String(text)).flatMap((part) =>
    "variable" in part && !Object.hasOwn(own, part.variable) ? [referenceTo(part.variable)] : [],
  );
  return [...named, ...Object.values(own).flatMap((member) => referencesIn(member, conditions))];
}

function referenceTo(variable: string): Reference {
  const [name = "", ...attribute] = variable.split(".");
  return attribute.length ? { name, attribute: attribute.join(".") } : { name };
}
