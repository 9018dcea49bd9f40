import type { SignalResourceInput } from "@aws-sdk/client-cloudformation";
import { findSignals } from "../../cloudformation/signal";
import { isInProgress, readLiveStack } from "../../cloudformation/stack";
import { validationError } from "../../cloudformation/validation-error";
import type { Call } from "../../operation";

/** Tells a resource that waits for it how something went. */
export function signalResource(call: Call, input: SignalResourceInput): object {
  const { StackName = "", LogicalResourceId: logicalId = "", UniqueId = "", Status = "SUCCESS" } = input;
  const stack = readLiveStack(call, StackName);
  const { stackId, status } = stack;
  if (!isInProgress(stack)) throw validationError(`Stack:${stackId} is in ${status} state and can not be signaled.`);
  const resource = stack.resources[logicalId];
  if (!resource) throw validationError(`Resource ${logicalId} does not exist for stack ${stack.stackName}`);
  const row = findSignals(call, { stackId, logicalId });
  if (!row || !resource.status.endsWith("_IN_PROGRESS")) {
    throw validationError(`Resource ${logicalId} is in ${resource.status} state and cannot be signaled.`);
  }
  row.signals[UniqueId] = { status: Status };
  return {};
}
