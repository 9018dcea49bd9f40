import type { ResourceToImport } from "@aws-sdk/client-cloudformation";
import { AwsError, type Call } from "../operation";
import type { StackDefinition } from "./definition";
import { isNotFound } from "./failure-reason";
import { isAlive, previewResources } from "./preview";
import { KNOWN_AFTER_APPLY } from "./property-schema";
import type { ResourceType } from "./resource-type";
import { readResourceType } from "./resource-types";
import type { StackRow } from "./stack";
import { validationError } from "./validation-error";

/** Physical ids of resources that exist already, by the names under which a stack takes them over. */
export type Imports = Record<string, string>;

/** The property that tells one resource of a type from another. */
export function identifierOf({ identifier, nameProperty }: ResourceType): string | undefined {
  return identifier ?? nameProperty;
}

/** What a change set of type IMPORT is to take over. Refuses one that would do anything else. */
export function requestedImports(
  stack: StackRow | undefined,
  { template, dependencies }: StackDefinition,
  wanted: ResourceToImport[],
): Imports {
  const names = wanted.map(({ LogicalResourceId = "" }) => LogicalResourceId);
  const present = stack?.resources ?? {};
  const unknown = names.filter((name) => !Object.hasOwn(dependencies, name));
  if (unknown.length) throw validationError(`Resources [${unknown.join(", ")}] do not exist in the template`);
  const known = names.filter((name) => isAlive(present[name]));
  if (known.length)
    throw validationError(`Resources [${known.join(", ")}] passed in ResourceToImport are already in stack`);
  const added = Object.keys(dependencies).filter((name) => !isAlive(present[name]) && !names.includes(name));
  if (added.length) throw validationError(`Resources [${added.join(", ")}] is missing from ResourceToImport list`);
  const gone = Object.keys(present).filter((name) => isAlive(present[name]) && !Object.hasOwn(dependencies, name));
  if (gone.length) throw validationError(`As part of the import operation, you cannot delete [${gone.join(", ")}]`);
  const unprotected = names.filter((name) => template.resources[name]?.deletionPolicy === undefined);
  if (unprotected.length) {
    throw validationError(
      `The following resources to import [${unprotected.join(", ")}] must have DeletionPolicy attribute specified in the template.`,
    );
  }
  if (JSON.stringify(template.outputs) !== JSON.stringify(stack?.definition?.template.outputs ?? {})) {
    throw validationError("As part of the import operation, you cannot modify or add [Outputs]");
  }
  return Object.fromEntries(
    wanted.map((resource) => requestedImport(resource, template.resources[resource.LogicalResourceId ?? ""]?.type)),
  );
}

function requestedImport(
  { LogicalResourceId = "", ResourceType, ResourceIdentifier = {} }: ResourceToImport,
  type = "",
) {
  if (ResourceType !== type) {
    throw validationError(
      `ResourceType [${ResourceType}] of resource ${LogicalResourceId} does not match the template's [${type}]`,
    );
  }
  const identifier = identifierOf(readResourceType(type)) ?? "";
  const value = Object.hasOwn(ResourceIdentifier, identifier) ? ResourceIdentifier[identifier] : undefined;
  if (identifier === "") throw validationError(`ResourceTypes [${type}] are not supported for Import`);
  if (value === undefined || Object.keys(ResourceIdentifier).length !== 1) {
    throw validationError(`Identifiers for resource ${LogicalResourceId} must be [${identifier}]`);
  }
  return [LogicalResourceId, value] as const;
}

/** Refuses to take over what is not there. */
export function checkImports(call: Call, { template }: StackDefinition, imports: Imports): void {
  for (const [logicalId, physicalId] of Object.entries(imports)) {
    const type = readResourceType(template.resources[logicalId]?.type ?? "");
    try {
      type.actual?.(call, { logicalId, physicalId, stackId: "", stackName: "", properties: {}, tags: [] });
    } catch (error) {
      if (!isNotFound(error)) throw error;
      throw validationError(`Resource of type '${type.typeName}' with identifier '${physicalId}' was not found.`);
    }
  }
}

/** The resources to be added whose own names are taken: with ImportExistingResources the stack takes them over. */
export function existingImports(call: Call, stack: StackRow, definition: StackDefinition): Imports {
  const imports: Imports = {};
  const unprotected: string[] = [];
  previewResources(call, stack, definition, ({ logicalId, type: typeName, properties, before }) => {
    const { nameProperty = "", isNameTaken, ...type } = readResourceType(typeName);
    const name = properties[nameProperty];
    if (before) return "keep";
    const isThere = typeof name === "string" && !name.includes(KNOWN_AFTER_APPLY) && isNameTaken?.(call, name);
    if (isThere && identifierOf({ ...type, nameProperty }) === nameProperty) {
      imports[logicalId] = name;
      const policy = definition.template.resources[logicalId]?.deletionPolicy;
      if (!policy?.startsWith("Retain")) unprotected.push(`${logicalId} ({${nameProperty}=${name}})`);
    }
    return "add";
  });
  if (unprotected.length === 0) return imports;
  throw new AwsError(
    "ValidationError",
    `CloudFormation is attempting to import some resources because they already exist in your account. The resources must have the DeletionPolicy attribute set to 'Retain' or 'RetainExceptOnCreate' in the template for successful import. The affected resources are ${unprotected.join(", ")}`,
  );
}
