import type { Tag } from "@aws-sdk/client-cloudformation";
import type { Place } from "../place";
import type { StackDefinition } from "./definition";
import { inOrder } from "./graph";
import { resolve, resolveMembers } from "./intrinsics";
import { conformTo, KNOWN_AFTER_APPLY, type Violation } from "./property-schema";
import { findResourceType } from "./resource-types";
import type { ResourceRow, StackRow } from "./stack";
import { type ResourceView, stackScope } from "./stack-scope";
import { differenceOf, tagsOf } from "./step-target";
import { memberOf, type TemplateObject } from "./template-value";

/** What would become of a resource. `replace?` turns on a value that is known only later. */
export type Fate = "add" | "keep" | "modify" | "replace" | "replace?";

/** One resource as a definition would make it, as far as that can be told before. */
export interface PreviewedResource {
  logicalId: string;
  type: string;
  properties: TemplateObject;
  shownProperties: TemplateObject;
  tags: Tag[];
  violations: Violation[];
  before?: ResourceRow;
}

export function isAlive(row: ResourceRow | undefined): row is ResourceRow {
  return row?.physicalId !== undefined && !/^(CREATE_FAILED|DELETE_COMPLETE|DELETE_SKIPPED)$/.test(row.status);
}

/** Looks at the resources in their order; `decide` tells the fate of each, on which those after it depend. */
export function previewResources(
  place: Place,
  stack: StackRow,
  definition: StackDefinition,
  decide: (resource: PreviewedResource) => Fate,
): Map<string, Fate> {
  const fates = new Map<string, Fate>();
  const view = viewOf(stack, fates);
  const scope = stackScope(place, stack, definition, view);
  const masked = stackScope(place, stack, definition, view, { isMasked: true });
  for (const logicalId of inOrder(definition.dependencies)) {
    const declaration = definition.template.resources[logicalId];
    const type = findResourceType(declaration?.type ?? "");
    if (!declaration || !type) continue;
    const given = resolveMembers(declaration.properties, scope);
    const { value, violations } = conformTo(type, given);
    const before = stack.resources[logicalId];
    const resource: PreviewedResource = {
      logicalId,
      type: type.typeName,
      properties: value,
      shownProperties: resolveMembers(declaration.properties, masked),
      tags: tagsOf(type, given, definition.tags),
      violations,
      before: isAlive(before) ? before : undefined,
    };
    fates.set(logicalId, decide(resource));
  }
  return fates;
}

function viewOf({ resources }: StackRow, fates: Map<string, Fate>): ResourceView {
  const existing = (name: string) => {
    const row = memberOf(resources, name);
    const fate = fates.get(name);
    return isAlive(row) && fate !== "replace" && fate !== "add" ? row : undefined;
  };
  return {
    ref: (name) => existing(name)?.physicalId ?? KNOWN_AFTER_APPLY,
    attribute: (name, attribute) => existing(name)?.attributes[attribute] ?? KNOWN_AFTER_APPLY,
  };
}

/** Whether the definition would change anything at all of a stack that exists. */
export function changesNothing(place: Place, stack: StackRow, definition: StackDefinition): boolean {
  const { definition: present } = stack;
  if (!present) return false;
  const fates = previewResources(place, stack, definition, ({ before, type, properties, tags, shownProperties }) => {
    const resourceType = findResourceType(type);
    if (!before || !resourceType) return "add";
    return differenceOf(before, { properties, tags, shownProperties }, resourceType) ? "modify" : "keep";
  });
  return [...fates.values()].every((fate) => fate === "keep") && hasSameRest(place, stack, definition, present);
}

/** All but the properties and tags of the resources that stay. */
export function hasSameRest(
  place: Place,
  stack: StackRow,
  definition: StackDefinition,
  present: StackDefinition,
): boolean {
  const isStaying = (name: string) => name in definition.dependencies;
  if (!Object.values(stack.resources).every((row) => !isAlive(row) || isStaying(row.logicalId))) return false;
  const tagsText = ({ tags }: StackDefinition) => JSON.stringify(tags.map(({ Key, Value }) => [Key, Value]).toSorted());
  return tagsText(definition) === tagsText(present) && hasSameOutputs(place, stack, definition);
}

function hasSameOutputs(place: Place, stack: StackRow, definition: StackDefinition): boolean {
  const scope = stackScope(place, stack, definition, viewOf(stack, new Map()));
  const wanted = Object.entries(definition.template.outputs)
    .filter(([, { condition }]) => condition === undefined || definition.conditions[condition])
    .map(([key, { value, description, exportName }]) => [
      key,
      String(resolve(value, scope)),
      description ?? "",
      exportName === undefined ? "" : String(resolve(exportName, scope)),
    ]);
  const present = stack.outputs.map(({ OutputKey, OutputValue, Description = "", ExportName = "" }) => [
    OutputKey,
    OutputValue,
    Description,
    ExportName,
  ]);
  return JSON.stringify(wanted) === JSON.stringify(present);
}
