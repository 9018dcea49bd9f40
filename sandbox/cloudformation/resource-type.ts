import type { Tag } from "@aws-sdk/client-cloudformation";
import type { Call } from "../operation";
import type { Properties } from "./property-schema";
import type { TemplateObject, TemplateValue } from "./template-value";

/** One resource as it is wanted: its properties in their own types, its tags with the stack's among them. */
export interface WantedResource {
  logicalId: string;
  stackId: string;
  stackName: string;
  properties: TemplateObject;
  tags: Tag[];
  creationPolicy?: TemplateValue;
}

export interface PhysicalResource extends WantedResource {
  physicalId: string;
}

/** Whether a resource is as wanted yet; the engine asks again until it is. */
export type Settling = "settled" | "waiting";

/** A type of resource that a template can declare. Its functions call the services' own operations, and throw their errors. */
export interface ResourceType {
  typeName: string;
  properties: Properties;
  /** Takes whatever properties there are besides those that it knows. */
  hasFurtherProperties?: true;
  /** What Fn::GetAtt knows of it. */
  attributes: readonly string[];
  /** The property in which a person may give it a name of their own. */
  nameProperty?: string;
  /** What tells one from another where that is not the name: an ARN. */
  identifier?: string;
  /** What a change of its tags does. Without it the type has no tags. */
  tagging?: "update" | "replace";
  /** How long AWS takes, at least. */
  createMs: number;
  updateMs: number;
  deleteMs: number;
  /** Answers with the physical id. */
  create(call: Call, wanted: WantedResource): string;
  update(call: Call, wanted: PhysicalResource, before: PhysicalResource): void;
  delete(call: Call, resource: PhysicalResource): void;
  /** Answers with the attributes. */
  read(call: Call, physicalId: string, resource: PhysicalResource): Record<string, TemplateValue>;
  /**
   * The properties as they are, for drift detection, which other types do not take part in. Those that cannot be read are
   * left out, those without a value are undefined.
   */
  actual?(call: Call, resource: PhysicalResource): Record<string, TemplateValue | undefined>;
  /** For types that go on after the call that makes or changes them; throws the reason when they end badly. */
  settle?(call: Call, resource: PhysicalResource): Settling;
  settleDelete?(call: Call, resource: PhysicalResource): Settling;
  isNameTaken?(call: Call, name: string): boolean;
}
