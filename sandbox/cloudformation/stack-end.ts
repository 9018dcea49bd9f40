import type { OperationType, StackStatus } from "@aws-sdk/client-cloudformation";
import type { Place } from "../place";
import { dropChangeSets, endExecution } from "./change-set";
import { dropExports } from "./exports";
import { summaryOf } from "./failure-reason";
import { forgetName, type StackRow } from "./stack";
import { setStackStatus } from "./stack-event";
import { endOperation, type OperationRow } from "./stack-operation";

/** The statuses in which an operation has reached what it was asked for. */
const goals: Partial<Record<OperationType, StackStatus[]>> = {
  CREATE_STACK: ["CREATE_COMPLETE", "IMPORT_COMPLETE"],
  UPDATE_STACK: ["UPDATE_COMPLETE", "IMPORT_COMPLETE"],
  DELETE_STACK: ["DELETE_COMPLETE"],
  ROLLBACK: ["UPDATE_ROLLBACK_COMPLETE", "DELETE_COMPLETE"],
  CONTINUE_ROLLBACK: ["UPDATE_ROLLBACK_COMPLETE"],
};

/** Ends what is being done to a stack, with the stack's final status. */
export function endWork(place: Place, stack: StackRow, status: StackStatus, reason?: string): void {
  setStackStatus(place, stack, status, reason);
  const { operation } = stack;
  if (/^(UPDATE|IMPORT)(_ROLLBACK)?_COMPLETE$/.test(status)) stack.stable = undefined;
  if (stack.stable && operation) stack.stable.leftovers = operation.leftovers;
  if (status === "DELETE_COMPLETE") {
    forgetName(place, stack);
    dropExports(place, stack);
    dropChangeSets(place, stack);
  }
  if (!operation) return;
  const isSuccess = goals[operation.type]?.includes(status) ?? false;
  if (operation.changeSetId) endExecution(place, operation.changeSetId, isSuccess);
  endOperation(place, operation.operationId, isSuccess);
  stack.operation = undefined;
}

/** Which resources have failed in the present phase, in CloudFormation's one line. */
export function failuresOf({ steps }: OperationRow): string {
  const failed: Record<"create" | "import" | "update" | "delete", string[]> = {
    create: [],
    import: [],
    update: [],
    delete: [],
  };
  for (const { state, action = "create", logicalId } of steps) {
    if (state === "failed" || state === "cancelled") failed[action === "replace" ? "update" : action].push(logicalId);
  }
  return summaryOf(failed);
}
