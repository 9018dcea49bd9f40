import type { Progress } from "./progress";

export function progressOfStackStatus(status: string): Progress {
  if (status.endsWith("_IN_PROGRESS")) return "running";
  if (status === "REVIEW_IN_PROGRESS") return "waiting";
  if (status.includes("FAILED") || status.includes("ROLLBACK")) return "failed";
  return "succeeded";
}

/** CloudFormation takes a change set for it. */
export function canBeChanged(status: string): boolean {
  return (
    status === "REVIEW_IN_PROGRESS" ||
    status === "UPDATE_ROLLBACK_COMPLETE" ||
    (status.endsWith("_COMPLETE") && !status.includes("ROLLBACK"))
  );
}

/** Somebody is changing it: it can be changed once that is over. */
export function isBeingChanged(status: string): boolean {
  return status.endsWith("_IN_PROGRESS") && status !== "REVIEW_IN_PROGRESS";
}
