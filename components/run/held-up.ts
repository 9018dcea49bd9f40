import type { Run } from "@/lib/domain/run";

/** A step waits for somebody to sign in: nothing has failed. */
export function isHeldUp({ steps }: Pick<Run, "steps">): boolean {
  return steps.some(({ progress, heldUpBy }) => progress === "running" && heldUpBy === "needs-sign-in");
}
