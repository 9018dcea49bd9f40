import type { LiveResourceDrift, ResourceChangeDetail, ResourceTargetDefinition } from "@aws-sdk/client-cloudformation";
import type { StackDefinition } from "./definition";
import type { Fate, PreviewedResource } from "./preview";
import { KNOWN_AFTER_APPLY } from "./property-schema";
import { type Reference, referencesIn } from "./reference";
import { readResourceType } from "./resource-types";
import type { ResourceRow, StackRow } from "./stack";
import { isObject, isSame, isScalar, type TemplateValue } from "./template-value";

interface Comparison {
  stack: StackRow;
  definition: StackDefinition;
  resource: PreviewedResource;
  before: ResourceRow;
  fates: Map<string, Fate>;
}

type Cause = Pick<ResourceChangeDetail, "Evaluation" | "ChangeSource" | "CausingEntity">;

/** What changes in a resource's properties, and why. */
export function propertyDetails(comparison: Comparison): ResourceChangeDetail[] {
  const { resource, before } = comparison;
  const names = new Set([...Object.keys(before.properties), ...Object.keys(resource.properties)]);
  return [...names].filter((name) => name !== "Tags").flatMap((name) => detailsOf(comparison, name));
}

function detailsOf(comparison: Comparison, name: string): ResourceChangeDetail[] {
  const { resource, before } = comparison;
  const isDifferent = !isSame(before.properties[name], resource.properties[name]);
  const causes = causesOf(comparison, name, isDifferent);
  const isReplacing = readResourceType(before.type).properties[name]?.isReplacing;
  const leaves = isDifferent
    ? leafChanges(before.shownProperties[name], resource.shownProperties[name], `/Properties/${name}`)
    : [leafChange(before.shownProperties[name], KNOWN_AFTER_APPLY, `/Properties/${name}`)];
  return leaves.flatMap((leaf) =>
    causes.map((cause) => ({
      Target: {
        Attribute: "Properties" as const,
        Name: name,
        RequiresRecreation: isReplacing ? ("Always" as const) : ("Never" as const),
        ...leaf,
        Drift: driftAt(before, leaf),
      },
      ...cause,
    })),
  );
}

/** Told by drift-aware change sets alone: only they compare with what is there. */
function driftAt({ drift }: ResourceRow, { Path = "" }: Leaf): LiveResourceDrift | undefined {
  const difference = drift?.differences.find(({ PropertyPath }) => `/Properties${PropertyPath}` === Path);
  if (!drift || !difference) return undefined;
  const { ExpectedValue: PreviousValue, ActualValue } = difference;
  return { PreviousValue, ActualValue, DriftDetectionTimestamp: drift.checkedAt };
}

function causesOf(comparison: Comparison, name: string, isDifferent: boolean): Cause[] {
  const { stack, definition, resource, fates } = comparison;
  const value = definition.template.resources[resource.logicalId]?.properties[name];
  const references = referencesIn(value, definition.conditions);
  const fromParameters = references
    .filter((reference) => isDifferent && hasOtherValue(reference, stack, definition))
    .map((reference) => ({
      Evaluation: "Static" as const,
      ChangeSource: "ParameterReference" as const,
      CausingEntity: reference.name,
    }));
  const fromResources = references.flatMap((reference) => resourceCause(reference, fates.get(reference.name)));
  const isRewritten = !isSame(value, stack.definition?.template.resources[resource.logicalId]?.properties[name]);
  const isDirect = isDifferent && (isRewritten || fromParameters.length > 0 || fromResources.length === 0);
  const isStatic = isScalar(value) || references.length === 0;
  return [
    ...fromParameters,
    ...fromResources,
    ...(isDirect
      ? [
          {
            Evaluation: isStatic ? ("Static" as const) : ("Dynamic" as const),
            ChangeSource: "DirectModification" as const,
          },
        ]
      : []),
  ];
}

function hasOtherValue({ name, attribute }: Reference, stack: StackRow, definition: StackDefinition) {
  const { template, parameters, storedValues } = definition;
  return (
    attribute === undefined &&
    Object.hasOwn(template.parameters, name) &&
    (stack.definition?.parameters[name] !== parameters[name] ||
      stack.definition?.storedValues[name] !== storedValues[name])
  );
}

/** A resource's own id changes only with the resource; of its attributes nothing is sure once it is touched. */
function resourceCause({ name, attribute }: Reference, fate: Fate | undefined): Cause[] {
  if (fate === undefined || fate === "keep" || (fate === "modify" && attribute === undefined)) return [];
  const isSure = fate === "replace" || fate === "add";
  return [
    {
      Evaluation: isSure ? "Static" : "Dynamic",
      ChangeSource: attribute === undefined ? "ResourceReference" : "ResourceAttribute",
      CausingEntity: attribute === undefined ? name : `${name}.${attribute}`,
    },
  ];
}

type Leaf = Pick<ResourceTargetDefinition, "Path" | "BeforeValue" | "AfterValue" | "AttributeChangeType">;

function leafChanges(before: TemplateValue | undefined, after: TemplateValue | undefined, path: string): Leaf[] {
  if (isSame(before, after) || isSameText(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => leafChanges(before[name], after[name], `${path}/${name}`));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) => leafChanges(before[index], after[index], `${path}/${index}`)).flat();
  }
  return [leafChange(before, after, path)];
}

/** What is there comes back as a number, and a template may have it as a text. */
function isSameText(before: TemplateValue | undefined, after: TemplateValue | undefined): boolean {
  return isScalar(before) && isScalar(after) && String(before) === String(after);
}

function leafChange(before: TemplateValue | undefined, after: TemplateValue | undefined, path: string): Leaf {
  return {
    Path: path,
    BeforeValue: asText(before),
    AfterValue: asText(after),
    AttributeChangeType: before === undefined ? "Add" : after === undefined ? "Remove" : "Modify",
  };
}

function asText(value: TemplateValue | undefined): string | undefined {
  return value === undefined || isScalar(value) ? value?.toString() : JSON.stringify(value);
}

/** The details without the property values, each of them once. */
export function withoutValues(details: ResourceChangeDetail[]): ResourceChangeDetail[] {
  const bare = details.map(({ Target = {}, ...cause }) => {
    const { Attribute, Name, RequiresRecreation } = Target;
    return { Target: { Attribute, Name, RequiresRecreation }, ...cause };
  });
  return [...new Map(bare.map((detail) => [JSON.stringify(detail), detail])).values()];
}
