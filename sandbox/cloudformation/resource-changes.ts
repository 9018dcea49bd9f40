import type { Change, ResourceAttribute, ResourceChange, ResourceChangeDetail } from "@aws-sdk/client-cloudformation";
import type { Place } from "../place";
import type { StackDefinition } from "./definition";
import type { Imports } from "./import";
import { type Fate, isAlive, type PreviewedResource, previewResources } from "./preview";
import { propertyDetails } from "./property-changes";
import { readResourceType } from "./resource-types";
import type { ResourceRow, StackRow } from "./stack";
import { differenceOf } from "./step-target";
import type { ResourceDeclaration } from "./template";
import { isSame, type TemplateObject } from "./template-value";

/** What a definition would do to a stack's resources, as a change set tells it. */
export function resourceChangesOf(
  place: Place,
  stack: StackRow,
  definition: StackDefinition,
  imports: Imports = {},
): Change[] {
  const changes: ResourceChange[] = [];
  const fates = new Map<string, Fate>();
  previewResources(place, stack, definition, (resource) => {
    const change = resource.before
      ? modification(stack, definition, resource, resource.before, fates)
      : addition(resource, definition, imports[resource.logicalId]);
    if (change) changes.push(change);
    const fate = fateOf(change);
    fates.set(resource.logicalId, fate);
    return fate;
  });
  const removed = Object.values(stack.resources).filter(
    (row) => isAlive(row) && !definition.dependencies[row.logicalId],
  );
  return [...changes, ...removed.map(removal)]
    .toSorted((a, b) => ((a.LogicalResourceId ?? "") < (b.LogicalResourceId ?? "") ? -1 : 1))
    .map((change) => ({ Type: "Resource", ResourceChange: change }));
}

function fateOf(change: ResourceChange | undefined): Fate {
  if (!change) return "keep";
  if (change.Action === "Add" || change.Action === "Import") return "add";
  if (change.Replacement === "True") return "replace";
  return change.Replacement === "Conditional" ? "replace?" : "modify";
}

function addition(
  { logicalId, type, shownProperties }: PreviewedResource,
  definition: StackDefinition,
  imported: string | undefined,
): ResourceChange {
  return {
    Action: imported === undefined ? "Add" : "Import",
    LogicalResourceId: logicalId,
    PhysicalResourceId: imported,
    ResourceType: type,
    Scope: [],
    Details: [],
    AfterContext: contextOf(shownProperties, definition.template.resources[logicalId]),
  };
}

function removal(row: ResourceRow): ResourceChange {
  return {
    Action: "Remove",
    PolicyAction: row.deletionPolicy?.startsWith("Retain") ? "Retain" : "Delete",
    LogicalResourceId: row.logicalId,
    PhysicalResourceId: row.physicalId,
    ResourceType: row.type,
    Scope: [],
    Details: [],
    BeforeContext: contextOf(row.shownProperties, row),
  };
}

function modification(
  stack: StackRow,
  definition: StackDefinition,
  resource: PreviewedResource,
  before: ResourceRow,
  fates: Map<string, Fate>,
): ResourceChange | undefined {
  const type = readResourceType(before.type);
  const declaration = definition.template.resources[resource.logicalId];
  const { properties, shownProperties, tags } = resource;
  const difference = differenceOf(before, { properties, shownProperties, tags }, type);
  const details = [
    ...propertyDetails({ stack, definition, resource, before, fates }),
    ...(difference?.hasOtherTags ? [attributeDetail("Tags", type.tagging === "replace")] : []),
    ...attributesOf(before, declaration).map((attribute) => attributeDetail(attribute, false)),
  ];
  if (details.length === 0) return undefined;
  const replacement = replacementOf(details);
  return {
    Action: "Modify",
    PolicyAction:
      replacement === "False"
        ? undefined
        : declaration?.updateReplacePolicy === "Retain"
          ? "ReplaceAndRetain"
          : "ReplaceAndDelete",
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: before.physicalId,
    ResourceType: before.type,
    ResourceDriftStatus: before.drift?.status,
    Replacement: replacement,
    Scope: [...new Set(details.flatMap(({ Target }) => Target?.Attribute ?? []))],
    Details: details,
    BeforeContext: contextOf(before.shownProperties, before),
    AfterContext: contextOf(shownProperties, declaration),
  };
}

function attributeDetail(attribute: ResourceAttribute, isReplacing: boolean): ResourceChangeDetail {
  return {
    Target: { Attribute: attribute, RequiresRecreation: isReplacing ? "Always" : "Never" },
    Evaluation: "Static",
    ChangeSource: "DirectModification",
  };
}

function attributesOf(before: ResourceRow, declaration: ResourceDeclaration | undefined): ResourceAttribute[] {
  return [
    ...(isSame(before.metadata, declaration?.metadata) ? [] : ["Metadata" as const]),
    ...(before.deletionPolicy === declaration?.deletionPolicy ? [] : ["DeletionPolicy" as const]),
    ...(before.updateReplacePolicy === declaration?.updateReplacePolicy ? [] : ["UpdateReplacePolicy" as const]),
  ];
}

function replacementOf(details: ResourceChangeDetail[]): "True" | "False" | "Conditional" {
  const replacing = details.filter(({ Target }) => Target?.RequiresRecreation === "Always");
  if (replacing.length === 0) return "False";
  return replacing.some(({ Evaluation }) => Evaluation === "Static") ? "True" : "Conditional";
}

type Policies = Pick<ResourceDeclaration, "metadata" | "deletionPolicy" | "updateReplacePolicy">;

function contextOf(
  properties: TemplateObject,
  { metadata, deletionPolicy, updateReplacePolicy }: Policies = {},
): string {
  return JSON.stringify({
    Properties: properties,
    Metadata: metadata,
    DeletionPolicy: deletionPolicy,
    UpdateReplacePolicy: updateReplacePolicy,
  });
}
