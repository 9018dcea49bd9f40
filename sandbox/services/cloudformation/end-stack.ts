import type {
  CancelUpdateStackInput,
  ContinueUpdateRollbackInput,
  DeleteStackInput,
  RollbackStackInput,
  RollbackStackOutput,
  UpdateTerminationProtectionInput,
  UpdateTerminationProtectionOutput,
} from "@aws-sdk/client-cloudformation";
import { cancelUpdate, startDelete, startRestore, startRollback } from "../../cloudformation/engine";
import { isRepeated } from "../../cloudformation/request-token";
import { findStack, isInProgress, readLiveStack } from "../../cloudformation/stack";
import { validationError } from "../../cloudformation/validation-error";
import type { Call } from "../../operation";
import { checkRole, isExpress } from "./create-stack";

/** Deleting what is not there, or is going already, is success. */
export function deleteStack(call: Call, input: DeleteStackInput): object {
  const stack = findStack(call, input.StackName ?? "");
  if (!stack || stack.status === "DELETE_COMPLETE") return {};
  const { stackId, stackName, status } = stack;
  const { ClientRequestToken: token } = input;
  if (isRepeated(call, stackName, token, { type: "DELETE_STACK", stackId }) || status === "DELETE_IN_PROGRESS") {
    return {};
  }
  if (stack.terminationProtection) {
    throw validationError(`Stack [${stackName}] cannot be deleted while TerminationProtection is enabled`);
  }
  if (isInProgress(stack) && status !== "CREATE_IN_PROGRESS") {
    throw validationError(`Stack [${stackId}] cannot be deleted while in status ${status}`);
  }
  checkRole(call, input.RoleARN ?? stack.roleArn);
  const { RetainResources: retain = [], DeletionMode } = input;
  const isForced = DeletionMode === "FORCE_DELETE_STACK";
  if (status !== "DELETE_FAILED" && (retain.length > 0 || isForced)) {
    throw validationError(
      isForced
        ? `Invalid operation on stack [${stackId}]. You can only use the FORCE_DELETE_STACK deletion mode when the stack is in the DELETE_FAILED state.`
        : `Invalid operation on stack [${stackId}]. When you delete a stack, specify which resources to retain only when the stack is in the DELETE_FAILED state.`,
    );
  }
  const stranger = retain.find((name) => !stack.resources[name]);
  if (stranger) throw validationError(`Resource [${stranger}] does not exist in stack [${stackId}]`);
  stack.roleArn = input.RoleARN ?? stack.roleArn;
  stack.deletionMode = DeletionMode;
  startDelete(call, stack, { token: input.ClientRequestToken, retain, isForced, isExpress: isExpress(input) });
  return {};
}

export function cancelUpdateStack(call: Call, input: CancelUpdateStackInput): object {
  const stack = readLiveStack(call, input.StackName ?? "");
  if (stack.status !== "UPDATE_IN_PROGRESS") {
    throw validationError("CancelUpdateStack cannot be called from current stack status");
  }
  cancelUpdate(call, stack);
  return {};
}

export function continueUpdateRollback(call: Call, input: ContinueUpdateRollbackInput): object {
  const stack = readLiveStack(call, input.StackName ?? "");
  const { stackId, stackName, status, resources, stable } = stack;
  const { ClientRequestToken: token } = input;
  if (isRepeated(call, stackName, token, { type: "CONTINUE_ROLLBACK", stackId })) return {};
  if (status !== "UPDATE_ROLLBACK_FAILED") {
    throw validationError(`Stack:${stackId} is in ${status} state and can not continue rolling back.`);
  }
  const { ResourcesToSkip: skipped = [] } = input;
  const unfit = skipped.filter((name) => resources[name]?.status !== "UPDATE_FAILED" || !stable?.resources[name]);
  if (unfit.length) {
    throw validationError(
      `Only the resources failed during UpdateRollback are allowed to be skipped. The following resources cannot be skipped: [${unfit.join(", ")}]`,
    );
  }
  checkRole(call, input.RoleARN ?? stack.roleArn);
  stack.roleArn = input.RoleARN ?? stack.roleArn;
  startRestore(call, stack, { type: "CONTINUE_ROLLBACK", token }, skipped);
  return {};
}

/** Takes back what an operation without rollback has left half done. */
export function rollbackStack(call: Call, input: RollbackStackInput): RollbackStackOutput {
  const stack = readLiveStack(call, input.StackName ?? "");
  const { stackId, stackName, status } = stack;
  const { ClientRequestToken: token } = input;
  if (isRepeated(call, stackName, token, { type: "ROLLBACK", stackId })) return { StackId: stackId };
  checkRole(call, input.RoleARN);
  Object.assign(stack, {
    roleArn: input.RoleARN ?? stack.roleArn,
    retainExceptOnCreate: input.RetainExceptOnCreate ?? stack.retainExceptOnCreate,
  });
  const options = { type: "ROLLBACK" as const, token, isExpress: isExpress(input) };
  if (status === "UPDATE_FAILED" && stack.stable) startRestore(call, stack, options);
  else if (status === "CREATE_FAILED" || status === "UPDATE_FAILED") startRollback(call, stack, options);
  else throw validationError(`Stack:${stackId} is in ${status} state and can not be rolled back.`);
  return { StackId: stackId, OperationId: stack.operation?.operationId };
}

export function updateTerminationProtection(
  call: Call,
  input: UpdateTerminationProtectionInput,
): UpdateTerminationProtectionOutput {
  const stack = readLiveStack(call, input.StackName ?? "");
  stack.terminationProtection = input.EnableTerminationProtection ?? false;
  return { StackId: stack.stackId };
}
