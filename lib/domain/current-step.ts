import type { Run, Step } from "./run";

/** The step that a person wants to see: the one that broke, else the one that runs. */
export function currentStep({ steps }: Pick<Run, "steps">): Step | undefined {
  return (
    steps.find((step) => step.progress === "failed") ??
    steps.find((step) => step.progress === "running") ??
    steps.find((step) => step.progress === "cancelled")
  );
}
