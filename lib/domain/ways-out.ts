import type { StackResource } from "./stack";
import type { RecoveryWay } from "./stack-recovery";

/** The ways out of a stack's state, the one that loses least first; none where it can be changed, or only be waited for. */
export function waysOut(status: string | undefined): readonly RecoveryWay[] {
  switch (status) {
    case "ROLLBACK_COMPLETE":
    case "ROLLBACK_FAILED":
    case "CREATE_FAILED":
    case "REVIEW_IN_PROGRESS":
      return ["delete"];
    case "UPDATE_ROLLBACK_FAILED":
      return ["continue-rollback", "continue-rollback-skipping"];
    case "DELETE_FAILED":
      return ["delete", "delete-retaining", "force-delete"];
    default:
      return [];
  }
}

/** CloudFormation leaves out of a rollback, or of a deletion, only what has failed in it. */
export function isInTheWay({ status }: Pick<StackResource, "status">, stackStatus: string | undefined): boolean {
  if (stackStatus === "DELETE_FAILED") return status === "DELETE_FAILED";
  return stackStatus === "UPDATE_ROLLBACK_FAILED" && status === "UPDATE_FAILED";
}
