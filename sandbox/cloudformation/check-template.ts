import { conditionsIn } from "./conditions";
import { checkFunctions } from "./function-forms";
import { type Dependencies, inOrder } from "./graph";
import { checkDeclarations } from "./parameters";
import { type Reference, referencesIn } from "./reference";
import { findResourceType } from "./resource-types";
import type { ResourceDeclaration, Template } from "./template";
import type { TemplateValue } from "./template-value";
import { validationError } from "./validation-error";

type Block = "Resources" | "Outputs";

/** Refuses what is wrong in a template whatever its parameters are. */
export function checkTemplate(template: Template): void {
  const { parameters, resources, outputs, conditions, mappings } = template;
  checkDeclarations(template);
  const clash = Object.keys(parameters).find((name) => Object.hasOwn(resources, name));
  if (clash) throw validationError(`Template format error: Duplicate name ${clash} in Parameters and Resources`);

  checkFunctions(conditions);
  for (const { type, properties, dependsOn, condition, ...policies } of Object.values(resources)) {
    checkSnapshots(type, policies);
    checkFunctions(properties);
    checkConditions([condition, ...conditionsIn(properties)], template);
    checkReferences([...dependsOn.map((name) => ({ name })), ...referencesIn(properties)], template, "Resources");
    checkMaps(properties, mappings);
  }
  for (const { value, exportName, condition } of Object.values(outputs)) {
    const values = exportName === undefined ? [value] : [value, exportName];
    checkFunctions(values);
    checkConditions([condition, ...conditionsIn(values)], template);
    checkReferences(referencesIn(values), template, "Outputs");
    checkMaps(values, mappings);
  }
}

/** None of the types that there are can be kept as a snapshot. */
function checkSnapshots(type: string, { deletionPolicy, updateReplacePolicy }: Partial<ResourceDeclaration>): void {
  if (deletionPolicy !== "Snapshot" && updateReplacePolicy !== "Snapshot") return;
  if (!findResourceType(type)) return;
  throw validationError(`Template error: resource type ${type} does not support deletion policy Snapshot`);
}

function checkConditions(names: (string | undefined)[], { conditions }: Template): void {
  const unknown = names.find((name) => name !== undefined && !Object.hasOwn(conditions, name));
  if (unknown) throw validationError(`Template format error: Unresolved condition dependency ${unknown}`);
}

function checkReferences(references: Reference[], { parameters, resources }: Template, block: Block): void {
  const attribute = references.find((reference) => reference.attribute && !Object.hasOwn(resources, reference.name));
  if (attribute) {
    throw validationError(`Template error: instance of Fn::GetAtt references undefined resource ${attribute.name}`);
  }
  const isKnown = (name: string) =>
    Object.hasOwn(parameters, name) || Object.hasOwn(resources, name) || pseudoParameters.has(name);
  const unknown = [...new Set(references.map(({ name }) => name).filter((name) => !isKnown(name)))];
  if (unknown.length) throw unresolved(unknown, block, "Template format error: ");
}

const pseudoParameters = new Set(
  ["AccountId", "NotificationARNs", "NoValue", "Partition", "Region", "StackId", "StackName", "URLSuffix"].map(
    (name) => `AWS::${name}`,
  ),
);

function checkMaps(value: TemplateValue, mappings: Template["mappings"]): void {
  if (typeof value !== "object") return;
  if (!Array.isArray(value)) {
    const { "Fn::FindInMap": lookup } = value;
    const map = Array.isArray(lookup) ? lookup[0] : undefined;
    if (typeof map === "string" && !Object.hasOwn(mappings, map)) {
      throw validationError(
        `Template error: Mapping named '${map}' is not present in the 'Mappings' section of template.`,
      );
    }
  }
  for (const member of Object.values(value)) checkMaps(member, mappings);
}

/** Refuses what is wrong once the conditions are decided: types, circles, and references to what they leave out. */
export function checkDecided(
  template: Template,
  conditions: Record<string, boolean>,
  dependencies: Dependencies,
): void {
  const active = Object.keys(dependencies);
  const types = [...new Set(active.map((name) => template.resources[name]?.type ?? ""))];
  const unknown = types.filter((type) => !findResourceType(type));
  if (unknown.length)
    throw validationError(`Template format error: Unrecognized resource types: [${unknown.join(", ")}]`);

  inOrder(dependencies);
  const isLeftOut = ({ name }: Reference) => Object.hasOwn(template.resources, name) && !active.includes(name);
  const fromResources = active.flatMap((name) =>
    referencesIn(template.resources[name]?.properties, conditions).filter(isLeftOut),
  );
  if (fromResources.length) throw unresolved(namesOf(fromResources), "Resources", "Template format error: ");

  const fromOutputs = Object.values(template.outputs)
    .filter(({ condition }) => condition === undefined || conditions[condition])
    .flatMap(({ value }) => referencesIn(value, conditions).filter(isLeftOut));
  if (fromOutputs.length) throw unresolved(namesOf(fromOutputs), "Outputs", "");
}

function namesOf(references: Reference[]): string[] {
  return [...new Set(references.map(({ name }) => name))];
}

function unresolved(names: string[], block: Block, prefix: string) {
  return validationError(
    `${prefix}Unresolved resource dependencies [${names.join(", ")}] in the ${block} block of the template`,
  );
}
