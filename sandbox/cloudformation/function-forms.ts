import { isObject, isScalar, type TemplateObject, type TemplateValue } from "./template-value";
import { validationError } from "./validation-error";

/** What a function of the template language takes, and what CloudFormation says of anything else. */
interface FunctionForm {
  accepts: (argument: TemplateValue) => boolean;
  refusal: string;
}

/** The function that an object stands for: it has that one member. */
export function functionCall(value: TemplateObject): [name: string, argument: TemplateValue] | undefined {
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0) return undefined;
  return entry[0] === "Ref" || entry[0].startsWith("Fn::") ? entry : undefined;
}

export function checkForm(name: string, argument: TemplateValue): void {
  const form = forms[name];
  if (!form) throw unsupported(name);
  if (!form.accepts(argument)) throw validationError(`Template error: ${form.refusal}`);
}

/** They stand in the Conditions block alone. */
const conditionFunctions = ["Condition", "Fn::And", "Fn::Equals", "Fn::Not", "Fn::Or"];

/** Refuses a value in which a function has the wrong kind of argument, whatever its references are. */
export function checkFunctions(value: TemplateValue): void {
  if (typeof value !== "object") return;
  const [name, argument] = (isObject(value) && functionCall(value)) || [];
  if (name && argument !== undefined && !conditionFunctions.includes(name)) checkForm(name, argument);
  for (const member of Object.values(value)) checkFunctions(member);
}

function unsupported(name: string) {
  const known = [...Object.keys(forms), ...conditionFunctions].toSorted();
  return validationError(
    `Template error: Encountered unsupported function: ${name} Supported functions are: [${known.join(", ")}]`,
  );
}

const isFunction = (value: TemplateValue | undefined) => isObject(value) && functionCall(value) !== undefined;
const isListLike = (value: TemplateValue | undefined) => Array.isArray(value) || isFunction(value);
const isTextLike = (value: TemplateValue | undefined) => isScalar(value) || isFunction(value);

function isPair(
  argument: TemplateValue,
  first: (value: TemplateValue | undefined) => boolean,
  second: (value: TemplateValue | undefined) => boolean,
): boolean {
  return Array.isArray(argument) && argument.length === 2 && first(argument[0]) && second(argument[1]);
}

const forms: Record<string, FunctionForm> = {
  Ref: { accepts: isScalar, refusal: "every Ref object must have a single String value." },
  "Fn::Base64": { accepts: isTextLike, refusal: "every Fn::Base64 object must have a String-typed value." },
  "Fn::Cidr": {
    accepts: (argument) => Array.isArray(argument) && (argument.length === 2 || argument.length === 3),
    refusal: "every Fn::Cidr object requires three parameters, the ipBlock, the count and the cidrBits.",
  },
  "Fn::FindInMap": {
    accepts: (argument) => Array.isArray(argument) && argument.length === 3,
    refusal:
      "every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value",
  },
  "Fn::GetAtt": {
    accepts: (argument) =>
      typeof argument === "string"
        ? /^[^.]+\..+$/.test(argument)
        : Array.isArray(argument) && argument.length >= 2 && argument.every((part) => part !== "" && isTextLike(part)),
    refusal: "every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute",
  },
  "Fn::GetAZs": { accepts: isTextLike, refusal: "every Fn::GetAZs object must have a String-typed value." },
  "Fn::If": {
    accepts: (argument) => Array.isArray(argument) && argument.length === 3 && isScalar(argument[0]),
    refusal: "Fn::If requires a list argument with three elements",
  },
  "Fn::ImportValue": { accepts: isTextLike, refusal: "every Fn::ImportValue object must have a String-typed value." },
  "Fn::Join": {
    accepts: (argument) => isPair(argument, isScalar, isListLike),
    refusal:
      "every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.",
  },
  "Fn::Select": {
    accepts: (argument) => isPair(argument, isTextLike, isListLike),
    refusal:
      "every Fn::Select object requires two non-null parameters, the index to select from a list and the list of values to select from.",
  },
  "Fn::Split": {
    accepts: (argument) => isPair(argument, isScalar, isTextLike),
    refusal:
      "every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.",
  },
  "Fn::Transform": {
    accepts: (argument) => isObject(argument) && isScalar(argument.Name),
    refusal: "every Fn::Transform object requires a Name.",
  },
  "Fn::Sub": {
    accepts: (argument) => isScalar(argument) || isPair(argument, isScalar, isObject),
    refusal:
      "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
  },
};
