import type { Run, Step } from "@/lib/domain/run";

/** The step that waits for somebody to look at what it would do. */
export function askedStep({ steps }: Pick<Run, "steps">): Step | undefined {
  return steps.find(({ progress, detail }) => progress === "running" && detail.gate?.state === "waiting");
}

/** The stack that somebody else is updating, and that a step waits for before it previews its own change. */
export function stackInUse({ steps }: Pick<Run, "steps">): string | undefined {
  const step = steps.find(({ progress }) => progress === "running");
  if (step?.name !== "preview" && step?.name !== "build-stack") return undefined;
  const { stack, changes } = step.detail;
  return stack?.status === "UPDATE_IN_PROGRESS" && !changes ? stack.stackName : undefined;
}

/** A second person is waited for. */
export function waitsForApproval({ steps }: Pick<Run, "steps">): boolean {
  return steps.some(({ name, progress }) => name === "approval" && progress === "running");
}
