import type { GetStackPolicyInput, GetStackPolicyOutput, SetStackPolicyInput } from "@aws-sdk/client-cloudformation";
import { readLiveStack } from "../../cloudformation/stack";
import { readStackPolicy } from "../../cloudformation/stack-policy";
import { validationError } from "../../cloudformation/validation-error";
import type { Call } from "../../operation";
import { missingObject } from "./template-input";

export function setStackPolicy(call: Call, input: SetStackPolicyInput): object {
  const stack = readLiveStack(call, input.StackName ?? "");
  const body = policyText("StackPolicy", input.StackPolicyBody, input.StackPolicyURL);
  if (body === undefined) throw validationError("You must specify either Stack Policy Body or Stack Policy URL.");
  stack.policyBody = body;
  return {};
}

export function getStackPolicy(call: Call, input: GetStackPolicyInput): GetStackPolicyOutput {
  return { StackPolicyBody: readLiveStack(call, input.StackName ?? "").policyBody };
}

/** The text of a policy that a request brings, if it brings any. */
export function policyText(name: string, body: string | undefined, url: string | undefined): string | undefined {
  if (body !== undefined && url !== undefined) {
    throw validationError(`You cannot specify both ${name}Body and ${name}URL.`);
  }
  if (url !== undefined) throw missingObject();
  if (body !== undefined) readStackPolicy(body);
  return body;
}
