import type { Progress } from "./progress";

export function progressOfStackStatus(status: string): Progress {
  if (status.endsWith("_IN_PROGRESS")) return "running";
  if (status === "REVIEW_IN_PROGRESS") return "waiting";
  if (status.includes("FAILED") || status.includes("ROLLBACK")) return "failed";
  return "succeeded";
}
