import type {
  CreateStackInput,
  CreateStackOutput,
  DeploymentConfig,
  OnFailure,
  UpdateStackInput,
  UpdateStackOutput,
} from "@aws-sdk/client-cloudformation";
import { makeObsolete } from "../../cloudformation/change-set";
import { type DefinitionInput, define } from "../../cloudformation/definition";
import { startCreate, startUpdate } from "../../cloudformation/engine";
import { changesNothing } from "../../cloudformation/preview";
import { isRepeated } from "../../cloudformation/request-token";
import { refuseTypeChanges } from "../../cloudformation/resource-row";
import { cloudFormationSettings } from "../../cloudformation/settings";
import { findStack, newStackId, openStack, readLiveStack, type StackRow, stacks } from "../../cloudformation/stack";
import { validationError } from "../../cloudformation/validation-error";
import { AwsError, type Call } from "../../operation";
import { canAssume } from "../iam/trust";
import { grantedQuota } from "../servicequotas/granted";
import { stackCode } from "../servicequotas/owned-codes";
import { policyText } from "./stack-policies";
import { templateBodyOf } from "./template-input";

export function createStack(call: Call, input: CreateStackInput): CreateStackOutput {
  const { StackName: stackName = "", ClientRequestToken: token } = input;
  const existing = findStack(call, stackName);
  if (existing && existing.status !== "REVIEW_IN_PROGRESS") {
    if (isRepeated(call, stackName, token, { type: "CREATE_STACK", stackId: existing.stackId })) {
      return { StackId: existing.stackId };
    }
    throw new AwsError("AlreadyExistsException", `Stack [${stackName}] already exists`);
  }
  checkRole(call, input.RoleARN);
  const onFailure = onFailureOf(input);
  const policyBody = policyText("StackPolicy", input.StackPolicyBody, input.StackPolicyURL);
  const stackId = existing?.stackId ?? newStackId(call, stackName);
  isRepeated(call, stackName, token, { type: "CREATE_STACK", stackId });
  checkRoom(call, existing);
  const definition = define(call, { stackId, stackName }, definitionInput(input));

  const stack =
    existing ?? openStack(call, { stackId, stackName, status: "CREATE_IN_PROGRESS", createdBy: call.principal });
  makeObsolete(call, stack);
  Object.assign(stack, {
    policyBody,
    roleArn: input.RoleARN,
    disableRollback: onFailure === "DO_NOTHING",
    retainExceptOnCreate: input.RetainExceptOnCreate,
    terminationProtection: input.EnableTerminationProtection ?? false,
    timeoutInMinutes: input.TimeoutInMinutes,
    rollbackConfiguration: input.RollbackConfiguration,
    deploymentConfig: input.DeploymentConfig,
  });
  startCreate(call, stack, definition, {
    type: "CREATE_STACK",
    token,
    onFailure,
    isExpress: isExpress(input),
    isValidated: input.DisableValidation !== true,
  });
  return { StackId: stackId, OperationId: stack.operation?.operationId };
}

export function updateStack(call: Call, input: UpdateStackInput): UpdateStackOutput {
  const { ClientRequestToken: token } = input;
  const stack = readLiveStack(call, input.StackName ?? "");
  const { stackId, stackName } = stack;
  if (isRepeated(call, stackName, token, { type: "UPDATE_STACK", stackId })) return { StackId: stackId };
  checkUpdatable(stack);
  checkRole(call, input.RoleARN ?? stack.roleArn);
  const previous = stack.definition;
  const definition = define(call, stack, {
    ...definitionInput(input, stack),
    tags: input.Tags ?? previous?.tags,
    notificationArns: input.NotificationARNs ?? previous?.notificationArns,
  });
  refuseTypeChanges(stack, definition.template.resources);
  if (!stack.status.endsWith("_FAILED") && changesNothing(call, stack, definition)) {
    throw validationError("No updates are to be performed.");
  }
  makeObsolete(call, stack);
  Object.assign(stack, {
    roleArn: input.RoleARN ?? stack.roleArn,
    policyBody: policyText("StackPolicy", input.StackPolicyBody, input.StackPolicyURL) ?? stack.policyBody,
    disableRollback: input.DisableRollback ?? false,
    retainExceptOnCreate: input.RetainExceptOnCreate,
    rollbackConfiguration: input.RollbackConfiguration ?? stack.rollbackConfiguration,
    deploymentConfig: input.DeploymentConfig,
  });
  startUpdate(call, stack, definition, {
    type: "UPDATE_STACK",
    token,
    onFailure: onFailureOf(input),
    policyBody: policyText(
      "StackPolicyDuringUpdate",
      input.StackPolicyDuringUpdateBody,
      input.StackPolicyDuringUpdateURL,
    ),
    isExpress: isExpress(input),
    isValidated: input.DisableValidation !== true,
  });
  return { StackId: stackId, OperationId: stack.operation?.operationId };
}

/** A stack under review counts already. */
export function checkRoom(call: Call, existing: StackRow | undefined): void {
  const stackLimit = grantedQuota(call, stackCode) ?? cloudFormationSettings(call.world).stackLimit;
  const isFull = () =>
    [...stacks(call).values()].filter(({ status }) => status !== "DELETE_COMPLETE").length >= stackLimit;
  if (!existing && stacks(call).size >= stackLimit && isFull()) {
    throw new AwsError("LimitExceededException", "Limit for stack has been exceeded");
  }
}

type TemplateFields = Pick<
  UpdateStackInput,
  | "TemplateBody"
  | "TemplateURL"
  | "ResourceTypes"
  | "UsePreviousTemplate"
  | "Parameters"
  | "Capabilities"
  | "Tags"
  | "NotificationARNs"
>;

export function definitionInput(input: TemplateFields, stack?: StackRow): DefinitionInput {
  return {
    resourceTypes: input.ResourceTypes,
    templateBody: templateBodyOf(input, stack),
    parameters: input.Parameters,
    previous: stack?.definition?.parameters,
    capabilities: input.Capabilities,
    tags: input.Tags,
    notificationArns: input.NotificationARNs,
  };
}

const updatable = new Set([
  "CREATE_COMPLETE",
  "CREATE_FAILED",
  "IMPORT_COMPLETE",
  "IMPORT_ROLLBACK_COMPLETE",
  "UPDATE_COMPLETE",
  "UPDATE_FAILED",
  "UPDATE_ROLLBACK_COMPLETE",
]);

export function checkUpdatable({ stackId, status }: StackRow): void {
  if (!updatable.has(status)) throw validationError(`Stack:${stackId} is in ${status} state and can not be updated.`);
}

/** CloudFormation asks for the role at once, and says the same whatever is wrong with it. */
export function checkRole(call: Call, roleArn: string | undefined): void {
  if (roleArn === undefined || canAssume(call, roleArn, "cloudformation.amazonaws.com")) return;
  throw validationError(`Role ${roleArn} is invalid or cannot be assumed`);
}

interface FailureFields {
  OnFailure?: OnFailure | undefined;
  DisableRollback?: boolean | undefined;
  DeploymentConfig?: DeploymentConfig | undefined;
}

function onFailureOf({ OnFailure, DisableRollback, DeploymentConfig }: FailureFields): OnFailure {
  if (OnFailure !== undefined && DisableRollback !== undefined) {
    throw validationError("You can specify either DisableRollback or OnFailure, but not both.");
  }
  if (OnFailure) return OnFailure;
  const isDisabled = DisableRollback ?? DeploymentConfig?.DisableRollback ?? DeploymentConfig?.Mode === "EXPRESS";
  return isDisabled ? "DO_NOTHING" : "ROLLBACK";
}

export function isExpress({ DeploymentConfig }: FailureFields): boolean {
  return DeploymentConfig?.Mode === "EXPRESS";
}
