import { z } from "zod";
import { ChangeRisk } from "./change-risk";

/** Why a property changes, in CloudFormation's words; `entity` is the parameter or the resource that it comes from. */
export const ChangeCause = z.object({
  source: z.enum([
    "ResourceReference",
    "ParameterReference",
    "ResourceAttribute",
    "DirectModification",
    "Automatic",
    "NoModification",
  ]),
  entity: z.string().optional(),
});
export type ChangeCause = z.infer<typeof ChangeCause>;

export const PropertyChange = z.object({
  /** Its path below the properties: `ScalingTarget/MinTaskCount`. */
  name: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
  cause: ChangeCause.optional(),
  /** What changing it does to the resource. */
  recreation: z.enum(["Never", "Conditionally", "Always"]).optional(),
  /** What it is at AWS now, where that is not what the stack had set. */
  drift: z.object({ actual: z.string().optional() }).optional(),
});
export type PropertyChange = z.infer<typeof PropertyChange>;

/** What a change set will do to one resource. */
export const StackChange = z.object({
  action: z.enum(["Add", "Modify", "Remove", "Import", "Dynamic", "SyncWithActual"]),
  logicalId: z.string(),
  physicalId: z.string().optional(),
  resourceType: z.string(),
  replacement: z.enum(["True", "False", "Conditional"]).optional(),
  /** What becomes of the resource that goes. */
  policyAction: z.string().optional(),
  properties: z.array(PropertyChange),
  /** So many more properties than are told here. */
  moreProperties: z.int().optional(),
  /** What follows from it, the gravest first; without any there is nothing to fear. */
  risks: z.array(ChangeRisk).optional(),
});
export type StackChange = z.infer<typeof StackChange>;

const mostProperties = 60;
const longestValue = 1000;

/** As much of it as is kept with a run: a template may have values without end. */
export function inBrief(change: StackChange): StackChange {
  const { properties } = change;
  const more = properties.length - mostProperties;
  return {
    ...change,
    properties: properties
      .slice(0, mostProperties)
      .map(({ before, after, ...rest }) => ({ ...rest, before: cut(before), after: cut(after) })),
    ...(more > 0 && { moreProperties: more }),
  };
}

function cut(value: string | undefined): string | undefined {
  return value === undefined || value.length <= longestValue ? value : `${value.slice(0, longestValue)}…`;
}
