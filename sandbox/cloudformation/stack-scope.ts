import type { Place } from "../place";
import { zonesOf } from "../services/ec2/zones";
import { exportsOf } from "./exports";
import type { Scope } from "./intrinsics";
import { MASK, type ParameterValues, parameterValue } from "./parameters";
import type { StackRow } from "./stack";
import type { Template } from "./template";
import { memberOf, type TemplateValue } from "./template-value";
import { validationError } from "./validation-error";

export interface Decisions {
  template: Template;
  parameters: ParameterValues;
  /** Of those parameters that name one of the Parameter Store. */
  storedValues: ParameterValues;
  conditions: Record<string, boolean>;
  notificationArns: string[];
}

/** How the resources look to whoever asks: as they are, or as they will be. */
export type ResourceView = Pick<Scope, "ref" | "attribute">;

interface ScopeOptions {
  /** Values of NoEcho parameters come out as asterisks. */
  isMasked?: boolean;
  importValue?: (name: string) => string;
}

type Identity = Pick<StackRow, "stackId" | "stackName">;

/** What the functions of a stack's template see. */
export function stackScope(
  place: Place,
  stack: Identity,
  { template, parameters, storedValues, conditions, notificationArns }: Decisions,
  view: ResourceView,
  { isMasked = false, importValue = (name) => readExport(place, name) }: ScopeOptions = {},
): Scope {
  const pseudo: Record<string, TemplateValue> = {
    "AWS::AccountId": place.account,
    "AWS::NotificationARNs": notificationArns,
    "AWS::Partition": "aws",
    "AWS::Region": place.region,
    "AWS::StackId": stack.stackId,
    "AWS::StackName": stack.stackName,
    "AWS::URLSuffix": "amazonaws.com",
  };
  return {
    ref(name) {
      const declaration = memberOf(template.parameters, name);
      const value = memberOf(storedValues, name) ?? memberOf(parameters, name);
      if (!declaration || value === undefined) return memberOf(pseudo, name) ?? view.ref(name);
      return isMasked && declaration.noEcho ? MASK : parameterValue(declaration, value);
    },
    attribute: view.attribute,
    condition: (name) => conditions[name] ?? false,
    mapping(map, topKey, secondKey) {
      const topKeys = memberOf(template.mappings, map) ?? {};
      const value = memberOf(memberOf(topKeys, topKey) ?? {}, secondKey);
      if (value !== undefined) return value;
      throw validationError(`Template error: Unable to get mapping for ${map}::${topKey}::${secondKey}`);
    },
    importValue,
    availabilityZones: (region) => zonesOf(region || place.region).map(({ name }) => name),
  };
}

export function readExport(place: Place, name: string): string {
  const row = exportsOf(place).get(name);
  if (row) return row.value;
  throw validationError(`No export named ${name} found.`);
}

/** The resources as they are. */
export function liveView(resources: StackRow["resources"]): ResourceView {
  return {
    ref: (name) => memberOf(resources, name)?.physicalId,
    attribute(logicalId, attribute) {
      const row = memberOf(resources, logicalId);
      const value = memberOf(row?.attributes ?? {}, attribute);
      if (value !== undefined) return value;
      throw validationError(`Requested attribute ${attribute} does not exist in schema for ${row?.type ?? logicalId}`);
    },
  };
}
