import type { Capability, Parameter, Tag } from "@aws-sdk/client-cloudformation";
import type { Place } from "../place";
import { checkCapabilities } from "./capabilities";
import { checkDecided, checkTemplate } from "./check-template";
import { decideConditions } from "./conditions";
import { refuseSecureReferences } from "./dynamic-references";
import { type Dependencies, dependenciesOf } from "./graph";
import { resolve, type Scope } from "./intrinsics";
import { bindParameters, type ParameterValues } from "./parameters";
import { KNOWN_AFTER_APPLY } from "./property-schema";
import { readTemplate } from "./read-template";
import type { StackRow } from "./stack";
import { type Decisions, type ResourceView, stackScope } from "./stack-scope";
import { readStoredValues } from "./stored-parameters";
import { isSystemTag } from "./system-tags";
import type { Template } from "./template";
import { isObject, type TemplateValue } from "./template-value";
import { validationError } from "./validation-error";

/** What a stack is made of: a template with everything decided that can be decided before its resources exist. */
export interface StackDefinition extends Decisions {
  templateBody: string;
  dependencies: Dependencies;
  /** Names of other stacks' exports that it takes. */
  imports: string[];
  capabilities: Capability[];
  tags: Tag[];
}

export interface DefinitionInput {
  templateBody: string;
  parameters?: Parameter[] | undefined;
  /** The stack's parameters until now. */
  previous?: ParameterValues | undefined;
  capabilities?: Capability[] | undefined;
  tags?: Tag[] | undefined;
  /** All that the caller lets the template hold: `AWS::EC2::*`. */
  resourceTypes?: string[] | undefined;
  notificationArns?: string[] | undefined;
}

/** Decides what a template means for one stack, and refuses it as CloudFormation does before it does anything. */
export function define(
  place: Place,
  stack: Pick<StackRow, "stackId" | "stackName">,
  input: DefinitionInput,
): StackDefinition {
  const { templateBody, capabilities = [], tags = [], notificationArns = [] } = input;
  checkTags(tags);
  const template = readTemplate(templateBody);
  checkTemplate(template);
  if (input.resourceTypes) checkTypes(template, input.resourceTypes);
  checkCapabilities(template, capabilities);
  refuseTransforms(template);

  const parameters = bindParameters(template, input.parameters ?? [], input.previous);
  for (const { type, properties } of Object.values(template.resources)) refuseSecureReferences(type, properties);
  const undecided: Decisions = {
    template,
    parameters,
    storedValues: readStoredValues(place, template, parameters),
    conditions: {},
    notificationArns,
  };
  const conditions = decideConditions(template, stackScope(place, stack, undecided, laterView(template)));
  const decisions = { ...undecided, conditions };
  const dependencies = dependenciesOf(template, conditions);
  checkDecided(template, conditions, dependencies);

  const imports = new Set<string>();
  const importValue = (name: string) => {
    imports.add(name);
    return KNOWN_AFTER_APPLY;
  };
  resolveAll(decisions, dependencies, stackScope(place, stack, decisions, laterView(template), { importValue }));
  return { ...decisions, templateBody, dependencies, imports: [...imports], capabilities, tags };
}

/** Macros run elsewhere, and what AWS::Include puts in would be on S3. */
function refuseTransforms({ transforms, resources, outputs }: Template): void {
  const inline = [...Object.values(resources), ...Object.values(outputs)].flatMap((member) =>
    transformsIn({ ...member } as never),
  );
  const [name] = [...transforms, ...inline];
  if (name === "AWS::Include") throw validationError("Transform AWS::Include failed with: S3 error: Access Denied");
  if (name) throw validationError(`No transform named ${name} found.`);
}

function transformsIn(value: TemplateValue): string[] {
  if (typeof value !== "object") return [];
  const { "Fn::Transform": own } = Array.isArray(value) ? {} : value;
  const names = isObject(own) ? [String(own.Name)] : [];
  return [...names, ...Object.values(value).flatMap((member) => (member === undefined ? [] : transformsIn(member)))];
}

function checkTags(tags: Tag[]): void {
  if (tags.some(isSystemTag)) throw validationError("aws: prefixed tag key names are not allowed for external use.");
  const breach = tags.find(({ Key = "", Value = "" }) => Key === "" || Key.length > 128 || Value.length > 256);
  if (breach) throw validationError("Tag keys must have 1 to 128 characters, and tag values at most 256.");
}

function checkTypes({ resources }: Template, allowed: string[]): void {
  const isAllowed = (type: string) =>
    allowed.some((pattern) => pattern === type || (pattern.endsWith("*") && type.startsWith(pattern.slice(0, -1))));
  const refused = Object.values(resources).find(({ type }) => !isAllowed(type));
  if (!refused) return;
  throw validationError(
    `Resource type ${refused.type} is not allowed by parameter ResourceTypes [${allowed.join(", ")}]`,
  );
}

/** Nothing exists yet. */
function laterView({ resources }: Template): ResourceView {
  return {
    ref: (name) => (Object.hasOwn(resources, name) ? KNOWN_AFTER_APPLY : undefined),
    attribute: () => KNOWN_AFTER_APPLY,
  };
}

/** Runs every function once, so that one which cannot work is refused now. */
function resolveAll({ template, conditions }: Decisions, dependencies: Dependencies, scope: Scope): void {
  for (const name of Object.keys(dependencies)) resolve(template.resources[name]?.properties ?? {}, scope);
  for (const { value, exportName, condition } of Object.values(template.outputs)) {
    if (condition !== undefined && !conditions[condition]) continue;
    resolve(value, scope);
    if (exportName !== undefined) resolve(exportName, scope);
  }
}
