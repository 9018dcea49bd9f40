import type { ResourceDeclaration, Template } from "./template";
import { formatError, readMapping, readOutput, readParameter, readResource, readText } from "./template-members";
import { parseTemplateText } from "./template-text";
import { isObject, type TemplateObject, type TemplateValue } from "./template-value";
import { validationError } from "./validation-error";

const MAX_TEMPLATE_BYTES = 51_200;
const MAX_RESOURCES = 500;
const MAX_PARAMETERS = 200;
export const MAX_OUTPUTS = 200;

const sections =
  "AWSTemplateFormatVersion Description Metadata Parameters Rules Mappings Conditions Transform Hooks Resources Outputs".split(
    " ",
  );

export function readTemplate(body: string): Template {
  if (Buffer.byteLength(body) > MAX_TEMPLATE_BYTES) {
    throw validationError(
      `1 validation error detected: Value '${body}' at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${MAX_TEMPLATE_BYTES}`,
    );
  }
  const source = parseTemplateText(body);
  const unknown = Object.keys(source).filter((section) => !sections.includes(section));
  if (unknown.length) throw validationError(`Invalid template property or properties [${unknown.join(", ")}]`);

  return {
    version: readVersion(source.AWSTemplateFormatVersion),
    description: readText(source.Description, "Description"),
    metadata: isObject(source.Metadata) ? source.Metadata : undefined,
    transforms: readTransforms(source.Transform),
    parameters: readMembers(source, "Parameters", MAX_PARAMETERS, readParameter),
    mappings: readMembers(source, "Mappings", Number.POSITIVE_INFINITY, readMapping),
    conditions: isObject(source.Conditions) ? source.Conditions : {},
    resources: readResources(source),
    outputs: readMembers(source, "Outputs", MAX_OUTPUTS, readOutput),
  };
}

function readVersion(value: TemplateValue | undefined): string | undefined {
  if (value === undefined || value === "2010-09-09") return value;
  throw formatError("unsupported value for AWSTemplateFormatVersion.");
}

function readTransforms(value: TemplateValue | undefined): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map((transform) =>
    String(isObject(transform) ? transform.Name : transform),
  );
}

function readMembers<Member>(
  source: TemplateObject,
  section: "Parameters" | "Mappings" | "Outputs",
  limit: number,
  read: (member: TemplateValue, name: string) => Member,
): Record<string, Member> {
  const members = source[section];
  if (members === undefined) return {};
  if (!isObject(members)) throw formatError(`${section} must be an object.`);
  const entries = Object.entries(members);
  if (entries.length > limit) {
    throw formatError(
      `Number of ${section.toLowerCase()}, ${entries.length}, is greater than maximum allowed, ${limit}`,
    );
  }
  return Object.fromEntries(entries.map(([name, member]) => [name, read(member, name)]));
}

function readResources({ Resources: members }: TemplateObject): Record<string, ResourceDeclaration> {
  if (!isObject(members) || Object.keys(members).length === 0) {
    throw formatError("At least one Resources member must be defined.");
  }
  const entries = Object.entries(members);
  if (entries.length > MAX_RESOURCES) {
    throw formatError(`Number of resources, ${entries.length}, is greater than maximum allowed, ${MAX_RESOURCES}`);
  }
  return Object.fromEntries(entries.map(([name, member]) => [name, readResource(member, name)]));
}
