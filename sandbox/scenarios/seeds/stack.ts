import type { Parameter } from "@aws-sdk/client-cloudformation";
import type { Call } from "../../operation";
import { createStack } from "../../services/cloudformation/create-stack";

/** Begins a stack of somebody who may name roles. */
export function openStack(
  call: Call,
  StackName: string,
  TemplateBody: string,
  parameters: Record<string, string> = {},
) {
  const Parameters = Object.entries(parameters).map(
    ([ParameterKey, ParameterValue]): Parameter => ({ ParameterKey, ParameterValue }),
  );
  createStack(call, { StackName, TemplateBody, Parameters, Capabilities: ["CAPABILITY_NAMED_IAM"] });
}
