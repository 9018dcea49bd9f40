import type { Progress } from "./progress";

export function hasEnded(progress: Progress): boolean {
  return progress === "succeeded" || progress === "failed" || progress === "cancelled";
}
