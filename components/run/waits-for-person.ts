import type { Run, Step } from "@/lib/domain/run";

/** The step that waits for somebody to look at what it would do. */
export function askedStep({ steps }: Pick<Run, "steps">): Step | undefined {
  return steps.find(({ progress, detail }) => progress === "running" && detail.gate?.state === "waiting");
}

/** A second person is waited for. */
export function waitsForApproval({ steps }: Pick<Run, "steps">): boolean {
  return steps.some(({ name, progress }) => name === "approval" && progress === "running");
}
