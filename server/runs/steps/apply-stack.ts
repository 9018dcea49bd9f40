import "server-only";
import { findStack, type Stack } from "@/server/aws/cloudformation";
import { untilAnswered } from "../poll";
import { type DeployContext, StepError } from "../step-context";
import type { WantedStack } from "../wanted-stacks";
import { beginChange, followChange } from "./execute-change";
import { passGate } from "./pass-gate";
import { previewChange } from "./preview-change";

/** Makes a stack what it shall be, by a change set; nothing happens when it is so already. */
export async function applyStack(context: DeployContext, wanted: WantedStack): Promise<Stack> {
  const change = await passGate(context, await previewChange(context, wanted), wanted);
  if (!change.isEmpty) await followChange(context, await beginChange(context, change));
  return readStack(context, change.stackId);
}

export async function readStack(context: DeployContext, stackId: string): Promise<Stack> {
  const stack = await untilAnswered(context, () => findStack(context.aws, stackId));
  if (!stack) throw new StepError({ rule: "stack-gone", message: `Stack ${stackId} was deleted meanwhile.` });
  return stack;
}
