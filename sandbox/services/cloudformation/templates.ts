import type {
  GetTemplateInput,
  GetTemplateOutput,
  GetTemplateSummaryInput,
  GetTemplateSummaryOutput,
  ValidateTemplateInput,
  ValidateTemplateOutput,
} from "@aws-sdk/client-cloudformation";
import { capabilitiesReason, requiredCapabilities } from "../../cloudformation/capabilities";
import { readChangeSet } from "../../cloudformation/change-set";
import { checkDecided, checkTemplate } from "../../cloudformation/check-template";
import { dependenciesOf } from "../../cloudformation/graph";
import { identifierOf } from "../../cloudformation/import";
import { readTemplate } from "../../cloudformation/read-template";
import { findResourceType } from "../../cloudformation/resource-types";
import { readStack } from "../../cloudformation/stack";
import type { Template } from "../../cloudformation/template";
import { validationError } from "../../cloudformation/validation-error";
import type { Call } from "../../operation";
import { templateBodyOf } from "./template-input";

export function getTemplate(call: Call, input: GetTemplateInput): GetTemplateOutput {
  const { StackName, ChangeSetName } = input;
  const definition = ChangeSetName
    ? readChangeSet(call, { ChangeSetName, StackName }).definition
    : readStack(call, requiredName(StackName)).definition;
  return { TemplateBody: definition?.templateBody, StagesAvailable: ["Original", "Processed"] };
}

function requiredName(stackName: string | undefined): string {
  if (stackName) return stackName;
  throw validationError("StackName is a required parameter.");
}

/** Says what is wrong with a template as far as that does not depend on its parameters. */
export function validateTemplate(_call: Call, input: ValidateTemplateInput): ValidateTemplateOutput {
  const template = checked(templateBodyOf(input));
  return {
    Description: template.description,
    Parameters: Object.entries(template.parameters).map(([key, { defaultValue, noEcho, description }]) => ({
      ParameterKey: key,
      DefaultValue: defaultValue,
      NoEcho: noEcho,
      Description: description,
    })),
    ...capabilityFields(template),
    DeclaredTransforms: template.transforms.length ? template.transforms : undefined,
  };
}

function checked(body: string): Template {
  const template = readTemplate(body);
  checkTemplate(template);
  const conditional = Object.values(template.resources).some(({ condition }) => condition !== undefined);
  if (!conditional && Object.keys(template.conditions).length === 0) {
    checkDecided(template, {}, dependenciesOf(template, {}));
  }
  return template;
}

function capabilityFields(template: Template) {
  const capabilities = requiredCapabilities(template);
  return capabilities.length
    ? { Capabilities: capabilities, CapabilitiesReason: capabilitiesReason(template) }
    : undefined;
}

export function getTemplateSummary(call: Call, input: GetTemplateSummaryInput): GetTemplateSummaryOutput {
  const template = summarized(call, input);
  const types = [...new Set(Object.values(template.resources).map(({ type }) => type))];
  const unknown = types.filter((type) => !findResourceType(type));
  if (unknown.length && !input.TemplateSummaryConfig?.TreatUnrecognizedResourceTypesAsWarnings) {
    throw validationError(`Template format error: Unrecognized resource types: [${unknown.join(", ")}]`);
  }
  return {
    Description: template.description,
    Version: template.version,
    Metadata: template.metadata && JSON.stringify(template.metadata),
    Parameters: Object.entries(template.parameters).map(([key, declaration]) => ({
      ParameterKey: key,
      ParameterType: declaration.type,
      DefaultValue: declaration.defaultValue,
      NoEcho: declaration.noEcho,
      Description: declaration.description,
      ParameterConstraints: { AllowedValues: declaration.allowedValues },
    })),
    ResourceTypes: types,
    ResourceIdentifierSummaries: types.map((type) => ({
      ResourceType: type,
      LogicalResourceIds: Object.keys(template.resources).filter((name) => template.resources[name]?.type === type),
      ResourceIdentifiers: identifiersOf(type),
    })),
    ...capabilityFields(template),
    DeclaredTransforms: template.transforms.length ? template.transforms : undefined,
    Warnings: unknown.length ? { UnrecognizedResourceTypes: unknown } : undefined,
  };
}

function identifiersOf(typeName: string): string[] {
  const type = findResourceType(typeName);
  const identifier = type && identifierOf(type);
  return identifier === undefined ? [] : [identifier];
}

function summarized(call: Call, input: GetTemplateSummaryInput): Template {
  if (!input.StackName) return readTemplate(templateBodyOf(input));
  const { definition, status } = readStack(call, input.StackName);
  if (status === "REVIEW_IN_PROGRESS" || !definition) {
    throw validationError("GetTemplateSummary cannot be called on REVIEW_IN_PROGRESS stacks.");
  }
  return definition.template;
}
