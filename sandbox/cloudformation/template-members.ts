import type { OutputDeclaration, ParameterDeclaration, ResourceDeclaration } from "./template";
import { isObject, isScalar, type TemplateObject, type TemplateValue } from "./template-value";
import { validationError } from "./validation-error";

const resourceMembers =
  "Type Properties DependsOn Condition Metadata DeletionPolicy UpdateReplacePolicy UpdatePolicy CreationPolicy Version".split(
    " ",
  );

export function formatError(text: string) {
  return validationError(`Template format error: ${text}`);
}

export function readText(value: TemplateValue | undefined, name: string): string | undefined {
  if (value === undefined) return undefined;
  if (!isScalar(value)) throw formatError(`every ${name} member must be a string.`);
  return String(value);
}

export function readParameter(member: TemplateValue, name: string): ParameterDeclaration {
  if (!isObject(member)) throw formatError("Any Parameters member must be an object.");
  if (!isScalar(member.Type)) throw formatError("Every Parameters object must contain a Type member.");
  if (!/^[A-Za-z0-9]+$/.test(name)) throw formatError(`Parameter name ${name} is non alphanumeric.`);
  if (member.Default !== undefined && !isScalar(member.Default)) {
    throw formatError("Every Default member must be a string.");
  }
  const allowed = member.AllowedValues;
  return {
    type: String(member.Type),
    defaultValue: member.Default === undefined ? undefined : String(member.Default),
    description: readText(member.Description, "Description"),
    constraintDescription: readText(member.ConstraintDescription, "ConstraintDescription"),
    noEcho: String(member.NoEcho ?? "false") === "true",
    allowedValues: Array.isArray(allowed) ? allowed.map(String) : undefined,
    allowedPattern: readText(member.AllowedPattern, "AllowedPattern"),
    minLength: readNumber(member.MinLength),
    maxLength: readNumber(member.MaxLength),
    minValue: readNumber(member.MinValue),
    maxValue: readNumber(member.MaxValue),
  };
}

function readNumber(value: TemplateValue | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

export function readMapping(member: TemplateValue, name: string): Record<string, TemplateObject> {
  if (!isObject(member)) throw formatError(`Every Mappings member ${name} must be a map`);
  for (const second of Object.values(member)) {
    if (!isObject(second)) throw formatError(`Every Mappings member ${name} must be a map`);
    const isLeaf = (value: TemplateValue) => isScalar(value) || (Array.isArray(value) && value.every(isScalar));
    if (!Object.values(second).every(isLeaf)) {
      throw formatError("Every Mappings attribute must be a String or a List.");
    }
  }
  return member as Record<string, TemplateObject>;
}

export function readResource(member: TemplateValue, name: string): ResourceDeclaration {
  if (!isObject(member)) throw formatError("Any Resources member must be an object.");
  if (!/^[A-Za-z0-9]+$/.test(name)) throw formatError(`Resource name ${name} is non alphanumeric.`);
  const unknown = Object.keys(member).find((key) => !resourceMembers.includes(key));
  if (unknown) throw validationError(`Invalid template resource property '${unknown}'`);
  if (!isScalar(member.Type)) {
    throw formatError(`[/Resources/${name}] Every Resources object must contain a Type member.`);
  }
  if (member.Properties !== undefined && !isObject(member.Properties)) {
    throw formatError("Properties must be an object.");
  }
  const dependsOn = member.DependsOn ?? [];
  return {
    type: String(member.Type),
    properties: member.Properties ?? {},
    dependsOn: (Array.isArray(dependsOn) ? dependsOn : [dependsOn]).map(String),
    condition: readText(member.Condition, "Condition"),
    metadata: member.Metadata,
    creationPolicy: member.CreationPolicy,
    deletionPolicy: readPolicy(member, "DeletionPolicy", ["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"]),
    updateReplacePolicy: readPolicy(member, "UpdateReplacePolicy", ["Delete", "Retain", "Snapshot"]),
  };
}

function readPolicy(member: TemplateObject, name: string, allowed: string[]): string | undefined {
  const value = readText(member[name], name);
  if (value !== undefined && !allowed.includes(value)) {
    throw formatError(`Unrecognized ${name} ${value} for resource ${String(member.Type)}`);
  }
  return value;
}

export function readOutput(member: TemplateValue, name: string): OutputDeclaration {
  if (!isObject(member)) throw formatError("Any Outputs member must be an object.");
  if (!/^[A-Za-z0-9]+$/.test(name)) throw formatError(`Output name ${name} is non alphanumeric.`);
  if (member.Value === undefined) throw formatError("Every Outputs member must contain a Value object");
  const exported = member.Export;
  if (exported !== undefined && (!isObject(exported) || exported.Name === undefined)) {
    throw formatError("Output Export must contain a Name member.");
  }
  return {
    value: member.Value,
    description: readText(member.Description, "Description"),
    condition: readText(member.Condition, "Condition"),
    exportName: isObject(exported) ? exported.Name : undefined,
  };
}
