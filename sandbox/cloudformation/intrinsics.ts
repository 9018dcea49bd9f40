import { cidrBlocks } from "./cidr";
import { checkForm, functionCall } from "./function-forms";
import { KNOWN_AFTER_APPLY } from "./property-schema";
import { parseSubText } from "./sub-text";
import { isObject, memberOf, type TemplateObject, type TemplateValue } from "./template-value";
import { validationError } from "./validation-error";

/** What a template's functions can see. */
export interface Scope {
  /** Undefined where there is neither a parameter nor a resource of that name. */
  ref(name: string): TemplateValue | undefined;
  attribute(logicalId: string, attribute: string): TemplateValue;
  condition(name: string): boolean;
  mapping(map: string, topKey: string, secondKey: string): TemplateValue;
  importValue(name: string): string;
  availabilityZones(region: string): string[];
}

/** Ref AWS::NoValue: whatever holds it goes without it. */
const noValue = Symbol("AWS::NoValue");
type Resolved = TemplateValue | typeof noValue;

export function resolve(value: TemplateValue, scope: Scope): TemplateValue {
  const resolved = resolveAny(value, scope);
  return resolved === noValue ? "" : resolved;
}

/** Resolves the members of an object; one that comes out as AWS::NoValue is left out. */
export function resolveMembers(members: TemplateObject, scope: Scope): TemplateObject {
  const entries = Object.entries(members).map(([key, member]) => [key, resolveAny(member, scope)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, TemplateValue] => entry[1] !== noValue));
}

function resolveAny(value: TemplateValue, scope: Scope): Resolved {
  if (Array.isArray(value)) {
    return value.map((item) => resolveAny(item, scope)).filter((item): item is TemplateValue => item !== noValue);
  }
  if (!isObject(value)) return value;
  const [name, argument] = functionCall(value) ?? [];
  if (!name || argument === undefined) return resolveMembers(value, scope);

  checkForm(name, argument);
  const lazily = lazyFunctions[name];
  if (lazily) return lazily(argument, scope);
  return functions[name]?.(resolve(argument, scope), scope) ?? "";
}

const list = (value: TemplateValue | undefined) => (Array.isArray(value) ? value : [value ?? ""]);
const isKnownLater = (value: TemplateValue) => typeof value === "string" && value.includes(KNOWN_AFTER_APPLY);

/** Functions that get their argument as it stands in the template. */
const lazyFunctions: Record<string, (argument: TemplateValue, scope: Scope) => Resolved> = {
  Ref(name, scope) {
    return name === "AWS::NoValue" ? noValue : readRef(String(name), scope);
  },
  "Fn::GetAtt"(argument, scope) {
    const [logicalId = "", ...attribute] = Array.isArray(argument) ? argument : String(argument).split(".");
    return scope.attribute(String(logicalId), attribute.map((part) => String(resolve(part, scope))).join("."));
  },
  "Fn::If"(argument, scope) {
    const [condition, whenTrue = "", whenFalse = ""] = list(argument);
    return resolveAny(scope.condition(String(condition)) ? whenTrue : whenFalse, scope);
  },
  "Fn::Sub"(argument, scope) {
    const [text, variables] = list(argument);
    const own = isObject(variables) ? resolveMembers(variables, scope) : {};
    return parseSubText(String(text))
      .map((part) =>
        "text" in part ? part.text : String(memberOf(own, part.variable) ?? readVariable(part.variable, scope)),
      )
      .join("");
  },
};

/** Functions that get their argument with its own functions resolved. */
const functions: Record<string, (argument: TemplateValue, scope: Scope) => TemplateValue> = {
  "Fn::Base64": (text) => Buffer.from(String(text)).toString("base64"),
  "Fn::Cidr"(argument) {
    const [block = "", count, bits = 8] = list(argument);
    return isKnownLater(block) ? KNOWN_AFTER_APPLY : cidrBlocks(String(block), Number(count), Number(bits));
  },
  "Fn::FindInMap"(argument, scope) {
    const [map = "", top = "", second = ""] = list(argument).map(String);
    return scope.mapping(map, top, second);
  },
  "Fn::GetAZs": (region, scope) => scope.availabilityZones(String(region)),
  "Fn::ImportValue": (name, scope) => scope.importValue(String(name)),
  "Fn::Join"(argument) {
    const [delimiter, parts] = list(argument);
    return list(parts).map(String).join(String(delimiter));
  },
  "Fn::Select"(argument) {
    const [index, values] = list(argument);
    const selected = list(values)[Number(index)];
    if (selected !== undefined) return selected;
    if (list(values).some(isKnownLater)) return KNOWN_AFTER_APPLY;
    throw validationError(`Template error: Fn::Select cannot select nonexistent value at index ${String(index)}`);
  },
  "Fn::Split"(argument) {
    const [delimiter, text = ""] = list(argument);
    return isKnownLater(text) ? [KNOWN_AFTER_APPLY] : String(text).split(String(delimiter));
  },
};

function readVariable(variable: string, scope: Scope): TemplateValue {
  const [name = "", ...attribute] = variable.split(".");
  return attribute.length ? scope.attribute(name, attribute.join(".")) : readRef(name, scope);
}

function readRef(name: string, scope: Scope): TemplateValue {
  const value = scope.ref(name);
  if (value !== undefined) return value;
  throw validationError(
    `Template format error: Unresolved resource dependencies [${name}] in the Resources block of the template`,
  );
}
