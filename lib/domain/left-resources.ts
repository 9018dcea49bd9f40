import type { Step } from "./run";
import type { StackResource } from "./stack";

/** What a way out of a stuck stack has left in the account, where no stack has it any more. */
export function leftResources({ steps }: { steps: readonly Step[] }): StackResource[] {
  const stack = steps.find(({ name }) => name === "recover")?.detail.stack;
  if (stack?.status !== "DELETE_COMPLETE") return [];
  return stack.resources.filter(({ status }) => status === "DELETE_SKIPPED" || status === "DELETE_FAILED");
}
