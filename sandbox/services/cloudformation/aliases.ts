import type { RemoveAliasInput, SetAliasInput } from "@aws-sdk/client-cloudformation";
import { findStack, forgetAlias, giveAlias, readLiveStack } from "../../cloudformation/stack";
import { validationError } from "../../cloudformation/validation-error";
import { AwsError, type Call } from "../../operation";

/** A second name, by which a stack is found as by its first. */
export function setAlias(call: Call, input: SetAliasInput): object {
  const { StackName = "", AliasName = "" } = input;
  const stack = readLiveStack(call, StackName);
  if (stack.aliasName === AliasName) return {};
  if (stack.aliasName) throw validationError(`Stack [${stack.stackName}] has the alias [${stack.aliasName}] already`);
  if (findStack(call, AliasName)) throw new AwsError("AlreadyExistsException", `Stack [${AliasName}] already exists`);
  giveAlias(call, stack, AliasName);
  return {};
}

export function removeAlias(call: Call, input: RemoveAliasInput): object {
  const { AliasName = "" } = input;
  const stack = findStack(call, AliasName);
  if (stack?.aliasName !== AliasName) throw validationError(`Alias [${AliasName}] does not exist`);
  forgetAlias(call, stack);
  return {};
}
