import type { Parameter } from "@aws-sdk/client-cloudformation";
import type { ParameterDeclaration, Template } from "./template";
import type { TemplateValue } from "./template-value";
import { validationError } from "./validation-error";

/** A stack's parameter values by name, as text. */
export type ParameterValues = Record<string, string>;

export const MASK = "****";

/** Decides every parameter of a template: given, as before, or by default. Refuses what its declaration does not allow. */
export function bindParameters(
  template: Template,
  given: Parameter[],
  previous: ParameterValues = {},
): ParameterValues {
  const declared = template.parameters;
  const unknown = given.map(({ ParameterKey }) => String(ParameterKey)).filter((key) => !Object.hasOwn(declared, key));
  if (unknown.length) throw validationError(`Parameters: [${unknown.join(", ")}] do not exist in the template`);

  const byKey = new Map(given.map((parameter) => [String(parameter.ParameterKey), parameter]));
  const values: ParameterValues = {};
  const missing: string[] = [];
  for (const [key, declaration] of Object.entries(declared)) {
    const value = givenValue(key, byKey.get(key), previous) ?? declaration.defaultValue;
    if (value === undefined) missing.push(key);
    else values[key] = value;
  }
  if (missing.length) throw validationError(`Parameters: [${missing.join(", ")}] must have values`);

  for (const [key, value] of Object.entries(values)) {
    const declaration = declared[key];
    if (declaration) checkValue(key, value, declaration);
  }
  return values;
}

function givenValue(key: string, parameter: Parameter | undefined, previous: ParameterValues): string | undefined {
  if (!parameter?.UsePreviousValue) return parameter?.ParameterValue;
  if (parameter.ParameterValue !== undefined) {
    throw validationError(
      `Invalid input for parameter key ${key}. Cannot specify usePreviousValue as true and non empty value for a parameter`,
    );
  }
  const value = previous[key];
  if (value !== undefined) return value;
  throw validationError(
    `Invalid input for parameter key ${key}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
  );
}

const awsTypes =
  /^(List<)?AWS::(EC2::(AvailabilityZone::Name|Image::Id|Instance::Id|KeyPair::KeyName|SecurityGroup::(GroupName|Id)|Subnet::Id|Volume::Id|VPC::Id)|Route53::HostedZone::Id)>?$/;

function isPlainType(type: string): boolean {
  return /^(String|Number|List<Number>|List<String>|CommaDelimitedList)$/.test(type) || awsTypes.test(type);
}

export function checkDeclarations({ parameters }: Template): void {
  for (const { type } of Object.values(parameters)) {
    const [, stored] = /^AWS::SSM::Parameter::Value<(.+)>$/.exec(type) ?? [];
    if (type !== "AWS::SSM::Parameter::Name" && !isPlainType(stored ?? type)) {
      throw validationError(`Template format error: Unrecognized parameter type: ${type}`);
    }
  }
}

/** What a Ref to the parameter gives. */
export function parameterValue({ type }: ParameterDeclaration, text: string): TemplateValue {
  return isList(type) ? items(text) : text;
}

function isList(type: string): boolean {
  return /^(AWS::SSM::Parameter::Value<)?(CommaDelimitedList|List<)/.test(type);
}

function items(text: string): string[] {
  return text === "" ? [] : text.split(",").map((item) => item.trim());
}

function checkValue(key: string, text: string, declaration: ParameterDeclaration): void {
  const isStored = declaration.type.startsWith("AWS::SSM::Parameter::");
  const values = !isStored && isList(declaration.type) ? items(text) : [text];
  const problem = values.map((value) => problemOf(value, declaration)).find((found) => found !== undefined);
  if (problem === undefined) return;
  throw validationError(
    declaration.constraintDescription && !problem.startsWith("must be a number")
      ? `Parameter '${key}' failed to satisfy constraint: ${declaration.constraintDescription}`
      : `Parameter '${key}' ${problem}`,
  );
}

function problemOf(value: string, declaration: ParameterDeclaration): string | undefined {
  const { allowedValues, allowedPattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = declaration;
  const { minValue = Number.NEGATIVE_INFINITY, maxValue = Number.POSITIVE_INFINITY } = declaration;
  if (/Number/.test(declaration.type)) {
    if (value.trim() === "" || !Number.isFinite(Number(value))) return "must be a number";
    if (Number(value) < minValue) return `must be a number not less than ${minValue}`;
    if (Number(value) > maxValue) return `must be a number not greater than ${maxValue}`;
  }
  if (allowedValues && !allowedValues.includes(value)) return "must be one of AllowedValues";
  if (value.length < minLength) return `must contain at least ${minLength} characters`;
  if (value.length > maxLength) return `must contain at most ${maxLength} characters`;
  if (allowedPattern && !new RegExp(`^(?:${allowedPattern})$`).test(value))
    return `must match pattern ${allowedPattern}`;
  return undefined;
}
