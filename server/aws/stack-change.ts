import "server-only";
import type { Change, ResourceChange, ResourceChangeDetail } from "@aws-sdk/client-cloudformation";
import { type PropertyChange, StackChange } from "@/lib/domain/stack-change";

/** One change of a change set that was asked for with its property values. */
export function toStackChange({ ResourceChange: change }: Change): StackChange[] {
  if (!change) return [];
  const { Action, LogicalResourceId, PhysicalResourceId, ResourceType, Replacement, PolicyAction } = change;
  return [
    StackChange.parse({
      action: Action,
      logicalId: LogicalResourceId,
      physicalId: PhysicalResourceId,
      resourceType: ResourceType,
      replacement: Replacement,
      policyAction: PolicyAction,
      properties: propertiesOf(change),
    }),
  ];
}

/** Of what comes or goes as a whole there are no details, only how it will be or was. */
function propertiesOf({ Action, Details = [], BeforeContext, AfterContext }: ResourceChange): PropertyChange[] {
  if (Action === "Add" || Action === "Import") return leavesOf(AfterContext).map(([name, after]) => ({ name, after }));
  if (Action === "Remove") return leavesOf(BeforeContext).map(([name, before]) => ({ name, before }));
  const found = new Map<string, PropertyChange>();
  for (const detail of Details) {
    const property = toProperty(detail);
    // One that changes for several reasons is told once for each; a parameter or a resource says more than that it was changed.
    if (property && (!found.has(property.name) || property.cause?.entity)) found.set(property.name, property);
  }
  return [...found.values()];
}

function toProperty({ Target, ChangeSource, CausingEntity }: ResourceChangeDetail): PropertyChange | undefined {
  const { Attribute, Path, Name, BeforeValue, AfterValue, RequiresRecreation, Drift } = Target ?? {};
  if (!Attribute) return undefined;
  return {
    name: nameOf(Attribute, Path, Name),
    before: BeforeValue,
    after: AfterValue,
    cause: ChangeSource && { source: ChangeSource, entity: CausingEntity },
    recreation: RequiresRecreation,
    drift: Drift && { actual: Drift.ActualValue },
  };
}

function nameOf(attribute: string, path: string | undefined, name = ""): string {
  if (attribute !== "Properties") return path?.replace(/^\//, "") || attribute;
  return path?.replace(/^\/Properties\//, "") || name;
}

type Leaf = [name: string, value: string];

/** The context is a JSON text; one that cannot be read tells nothing. */
function leavesOf(context: string | undefined): Leaf[] {
  if (!context) return [];
  try {
    return leaves(JSON.parse(context)?.Properties ?? {}, "");
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function leaves(value: unknown, path: string): Leaf[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== "object") return [[path, String(value)]];
  // Documents of rights are read as a whole.
  if (/Policy(Text|Document)$/.test(path)) return [[path, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([name, member]) => leaves(member, path ? `${path}/${name}` : name));
}
