import { cidrBlocks } from "./cidr";
import { KNOWN_AFTER_APPLY } from "./property-schema";
import { parseSubText } from "./sub-text";
import { isObject, isScalar, type TemplateObject, type TemplateValue } from "./template-value";
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

interface Intrinsic {
  accepts: (argument: TemplateValue) => boolean;
  refusal: string;
  /** Gets the argument with its own functions resolved, unless it is `lazy`. */
  resolve: (argument: TemplateValue, scope: Scope) => Resolved;
  lazy?: true;
}

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

  const intrinsic = intrinsics[name];
  if (!intrinsic) throw unsupported(name);
  if (!intrinsic.accepts(argument)) throw validationError(`Template error: ${intrinsic.refusal}`);
  return intrinsic.resolve(intrinsic.lazy ? argument : resolve(argument, scope), scope);
}

function functionCall(value: TemplateObject): [name: string, argument: TemplateValue] | undefined {
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0) return undefined;
  return entry[0] === "Ref" || entry[0].startsWith("Fn::") ? entry : undefined;
}

/** Refuses a value in which a function has the wrong kind of argument, whatever its references are. */
export function checkFunctions(value: TemplateValue): void {
  if (Array.isArray(value)) return value.forEach(checkFunctions);
  if (!isObject(value)) return;
  const [name, argument] = functionCall(value) ?? [];
  if (name && argument !== undefined) {
    const intrinsic = intrinsics[name];
    const isConditional = /^Fn::(And|Equals|Not|Or)$/.test(name);
    if (!intrinsic && !isConditional) throw unsupported(name);
    if (intrinsic && !intrinsic.accepts(argument)) throw validationError(`Template error: ${intrinsic.refusal}`);
  }
  Object.values(value).forEach(checkFunctions);
}

function unsupported(name: string) {
  const known = [...Object.keys(intrinsics), "Fn::And", "Fn::Equals", "Fn::Not", "Fn::Or", "Condition"].toSorted();
  return validationError(
    `Template error: Encountered unsupported function: ${name} Supported functions are: [${known.join(", ")}]`,
  );
}

const isFunction = (value: TemplateValue | undefined) => isObject(value) && functionCall(value) !== undefined;
const isListLike = (value: TemplateValue | undefined) => Array.isArray(value) || isFunction(value);
const isTextLike = (value: TemplateValue | undefined) => isScalar(value) || isFunction(value);

function isPair(
  argument: TemplateValue,
  second: (value: TemplateValue | undefined) => boolean,
): argument is TemplateValue[] {
  return Array.isArray(argument) && argument.length === 2 && isScalar(argument[0]) && second(argument[1]);
}

const isKnownLater = (value: TemplateValue) => typeof value === "string" && value.includes(KNOWN_AFTER_APPLY);
const list = (value: TemplateValue | undefined) => (Array.isArray(value) ? value : [value ?? ""]);

const intrinsics: Record<string, Intrinsic> = {
  Ref: {
    lazy: true,
    accepts: isScalar,
    refusal: "every Ref object must have a single String value.",
    resolve: (name, scope) => {
      if (name === "AWS::NoValue") return noValue;
      const value = scope.ref(String(name));
      if (value === undefined) throw unresolved(String(name));
      return value;
    },
  },
  "Fn::Base64": {
    accepts: isTextLike,
    refusal: "every Fn::Base64 object must have a String-typed value.",
    resolve: (text) => Buffer.from(String(text)).toString("base64"),
  },
  "Fn::Cidr": {
    accepts: (argument) => Array.isArray(argument) && (argument.length === 2 || argument.length === 3),
    refusal: "every Fn::Cidr object requires three parameters, the ipBlock, the count and the cidrBits.",
    resolve: (argument) => {
      const [block = "", count, bits = 8] = list(argument);
      if (isKnownLater(block)) return KNOWN_AFTER_APPLY;
      return cidrBlocks(String(block), Number(count), Number(bits));
    },
  },
  "Fn::FindInMap": {
    accepts: (argument) => Array.isArray(argument) && argument.length === 3,
    refusal:
      "every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value",
    resolve: (argument, scope) => {
      const [map, top, second] = list(argument).map(String);
      return scope.mapping(map ?? "", top ?? "", second ?? "");
    },
  },
  "Fn::GetAtt": {
    lazy: true,
    accepts: (argument) =>
      typeof argument === "string"
        ? /^[^.]+\..+$/.test(argument)
        : Array.isArray(argument) && argument.length >= 2 && argument.every((part) => part !== "" && isTextLike(part)),
    refusal: "every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute",
    resolve: (argument, scope) => {
      const [logicalId = "", ...attribute] = Array.isArray(argument) ? argument : String(argument).split(".");
      return scope.attribute(String(logicalId), attribute.map((part) => String(resolve(part, scope))).join("."));
    },
  },
  "Fn::GetAZs": {
    accepts: isTextLike,
    refusal: "every Fn::GetAZs object must have a String-typed value.",
    resolve: (region, scope) => scope.availabilityZones(String(region)),
  },
  "Fn::If": {
    lazy: true,
    accepts: (argument) => Array.isArray(argument) && argument.length === 3 && isScalar(argument[0]),
    refusal: "Fn::If requires a list argument with three elements",
    resolve: (argument, scope) => {
      const [condition, whenTrue = "", whenFalse = ""] = list(argument);
      return resolveAny(scope.condition(String(condition)) ? whenTrue : whenFalse, scope);
    },
  },
  "Fn::ImportValue": {
    accepts: isTextLike,
    refusal: "every Fn::ImportValue object must have a String-typed value.",
    resolve: (name, scope) => scope.importValue(String(name)),
  },
  "Fn::Join": {
    accepts: (argument) => isPair(argument, isListLike),
    refusal:
      "every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.",
    resolve: (argument) => {
      const [delimiter, parts] = list(argument);
      return list(parts).map(String).join(String(delimiter));
    },
  },
  "Fn::Select": {
    accepts: (argument) =>
      Array.isArray(argument) && argument.length === 2 && isTextLike(argument[0]) && isListLike(argument[1]),
    refusal:
      "every Fn::Select object requires two non-null parameters, the index to select from a list and the list of values to select from.",
    resolve: (argument) => {
      const [index, values] = list(argument);
      const selected = list(values)[Number(index)];
      if (selected !== undefined) return selected;
      if (list(values).some(isKnownLater)) return KNOWN_AFTER_APPLY;
      throw validationError(`Template error: Fn::Select cannot select nonexistent value at index ${String(index)}`);
    },
  },
  "Fn::Split": {
    accepts: (argument) => isPair(argument, isTextLike),
    refusal:
      "every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.",
    resolve: (argument) => {
      const [delimiter, text] = list(argument);
      return String(text).split(String(delimiter));
    },
  },
  "Fn::Sub": {
    lazy: true,
    accepts: (argument) => isScalar(argument) || isPair(argument, isObject),
    refusal:
      "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
    resolve: (argument, scope) => {
      const [text, variables] = list(argument);
      const own = isObject(variables) ? resolveMembers(variables, scope) : {};
      return parseSubText(String(text))
        .map((part) => ("text" in part ? part.text : String(substitute(part.variable, own, scope))))
        .join("");
    },
  },
};

function substitute(variable: string, own: TemplateObject, scope: Scope): TemplateValue {
  const value = own[variable];
  if (value !== undefined) return value;
  const [name = "", ...attribute] = variable.split(".");
  if (attribute.length) return scope.attribute(name, attribute.join("."));
  const referred = scope.ref(name);
  if (referred === undefined) throw unresolved(name);
  return referred;
}

function unresolved(name: string) {
  return validationError(
    `Template format error: Unresolved resource dependencies [${name}] in the Resources block of the template`,
  );
}
