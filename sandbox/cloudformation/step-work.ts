import type { ResourceStatus, StackEvent } from "@aws-sdk/client-cloudformation";
import type { Place } from "../place";
import type { ResourceRow, StackRow } from "./stack";
import { setResourceStatus } from "./stack-event";
import type { OperationRow, Phase, Step } from "./stack-operation";

/** An operation under way with all that it works on. */
export interface StackWork {
  place: Place;
  stack: StackRow;
  operation: OperationRow;
}

export interface StepWork extends StackWork {
  step: Step;
}

/** A step goes on in two stages: the call that makes, changes or deletes something, and the wait until that has settled. */
export interface StepTask {
  stackId: string;
  operationId: string;
  phase: Phase;
  key: string;
  stage: "call" | "settle";
}

const CALL_MS = 1_000;

export function scheduleCall(work: StepWork): void {
  schedule(work, "call", CALL_MS);
}

export function scheduleSettle(work: StepWork, awsMs: number): void {
  schedule(work, "settle", awsMs);
}

function schedule({ place, stack, operation, step }: StepWork, stage: StepTask["stage"], awsMs: number): void {
  const { operationId, phase } = operation;
  const task: StepTask = { stackId: stack.stackId, operationId, phase, key: step.key, stage };
  place.world.schedule(place, "cloudformation.step", awsMs, task);
}

export function rowOf({ stack, step }: StepWork): ResourceRow {
  const { leftover, action, logicalId } = step;
  const own = stack.resources[logicalId];
  const row = action === "delete" && leftover && leftover.physicalId !== own?.physicalId ? leftover : own;
  if (!row) throw new Error(`${stack.stackName} has no resource ${logicalId}`);
  return row;
}

export function setStepStatus(
  work: StepWork,
  status: ResourceStatus,
  reason?: string,
  detailedStatus?: StackEvent["DetailedStatus"],
): void {
  setResourceStatus(work.place, work.stack, rowOf(work), { status, reason, detailedStatus });
}

export function endStep(work: StepWork, status?: ResourceStatus): void {
  if (status) setStepStatus(work, status);
  work.step.state = "done";
}

const failedStatus = {
  create: "CREATE_FAILED",
  import: "IMPORT_FAILED",
  update: "UPDATE_FAILED",
  replace: "UPDATE_FAILED",
  delete: "DELETE_FAILED",
} as const;

export function failStep(work: StepWork, reason: string): void {
  setStepStatus(work, failedStatus[work.step.action ?? "create"], reason);
  work.step.state = "failed";
}
