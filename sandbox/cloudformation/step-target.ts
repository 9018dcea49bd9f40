import type { Tag } from "@aws-sdk/client-cloudformation";
import type { Place } from "../place";
import { resolveMembers } from "./intrinsics";
import { conformTo, violationText } from "./property-schema";
import type { PhysicalResource, ResourceType } from "./resource-type";
import { readResourceType } from "./resource-types";
import type { ResourceRow, StackRow } from "./stack";
import type { StepTarget } from "./stack-operation";
import { liveView, stackScope } from "./stack-scope";
import type { ResourceDeclaration } from "./template";
import { isObject, isSame, type TemplateObject } from "./template-value";
import { validationError } from "./validation-error";

/** What the template wants of a resource, now that all it depends on is there. */
export function targetOf(place: Place, stack: StackRow, logicalId: string): StepTarget {
  const { definition } = stack;
  const declaration = definition?.template.resources[logicalId];
  if (!definition || !declaration) throw new Error(`The template of ${stack.stackName} has no ${logicalId}`);

  const view = liveView(stack.resources);
  const given = resolveMembers(declaration.properties, stackScope(place, stack, definition, view));
  const masked = stackScope(place, stack, definition, view, { isMasked: true });
  return {
    properties: conformed(logicalId, declaration, given),
    shownProperties: resolveMembers(declaration.properties, masked),
    tags: tagsOf(readResourceType(declaration.type), given, definition.tags),
  };
}

function conformed(logicalId: string, { type }: ResourceDeclaration, given: TemplateObject): TemplateObject {
  const { value, violations } = conformTo(readResourceType(type), given);
  if (violations.length === 0) return value;
  throw validationError(
    `Properties validation failed for resource ${logicalId} with message:\n${violationText(violations)}`,
  );
}

/** A resource's own tags, and the stack's where it has no own of that key. */
export function tagsOf({ tagging }: ResourceType, properties: TemplateObject, stackTags: Tag[]): Tag[] {
  if (!tagging) return [];
  const given = properties.Tags;
  // Some types spell their tags as an object: AWS::SSM::Parameter.
  const own = Array.isArray(given)
    ? given.filter(isObject)
    : Object.entries(given && isObject(given) ? given : {}).map(([Key, Value]) => ({ Key, Value }));
  const tags = new Map(stackTags.map(({ Key, Value }) => [String(Key), String(Value)]));
  for (const { Key, Value } of own) tags.set(String(Key), String(Value));
  return [...tags].map(([Key, Value]) => ({ Key, Value }));
}

export interface Difference {
  properties: string[];
  hasOtherTags: boolean;
  needsReplacement: boolean;
}

/** What is to change, or nothing. */
export function differenceOf(before: Pick<StepTarget, "properties" | "tags">, target: StepTarget, type: ResourceType) {
  const names = new Set([...Object.keys(before.properties), ...Object.keys(target.properties)]);
  const properties = [...names].filter(
    (name) => name !== "Tags" && !isSame(before.properties[name], target.properties[name]),
  );
  const hasOtherTags = !isSame(tagsAsObject(before.tags), tagsAsObject(target.tags));
  if (properties.length === 0 && !hasOtherTags) return undefined;
  const difference: Difference = {
    properties,
    hasOtherTags,
    needsReplacement:
      properties.some((name) => type.properties[name]?.isReplacing) || (hasOtherTags && type.tagging === "replace"),
  };
  return difference;
}

function tagsAsObject(tags: Tag[]): TemplateObject {
  return Object.fromEntries(tags.map(({ Key, Value }) => [String(Key), String(Value)]));
}

/** The resource as its type's functions want it, with the tags that CloudFormation itself puts on it. */
export function physicalResource(
  stack: Pick<StackRow, "stackId" | "stackName">,
  { logicalId, physicalId = "", creationPolicy }: Pick<ResourceRow, "logicalId" | "physicalId" | "creationPolicy">,
  { properties, tags }: Pick<StepTarget, "properties" | "tags">,
): PhysicalResource {
  const own = [
    { Key: "aws:cloudformation:stack-name", Value: stack.stackName },
    { Key: "aws:cloudformation:stack-id", Value: stack.stackId },
    { Key: "aws:cloudformation:logical-id", Value: logicalId },
  ];
  const { stackId, stackName } = stack;
  return { logicalId, physicalId, stackId, stackName, properties, tags: [...tags, ...own], creationPolicy };
}
