import { AwsError } from "../operation";
import { exportInUse, replaceExports } from "./exports";
import { outputsOf } from "./outputs";
import { stepsOf } from "./phase-steps";
import { problemBefore } from "./provision-problem";
import { endWork, failuresOf } from "./stack-end";
import { noteStack, setResourceStatus, setStackStatus } from "./stack-event";
import type { OperationRow, Phase, Step } from "./stack-operation";
import { cancelStep } from "./step";
import { beginStep } from "./step-begin";
import type { StackWork } from "./step-work";

export interface PhaseTask {
  stackId: string;
  operationId: string;
  phase: Phase;
}

const BEGIN_MS = 1_000;
const FINISH_MS = 1_000;

/** Has the operation go on with a phase, a moment from now. */
export function enterPhase(work: StackWork, phase: Phase): void {
  work.operation.phase = phase;
  work.operation.steps = [];
  schedulePhase(work, "cloudformation.phase", BEGIN_MS);
}

export function schedulePhase({ place, stack, operation }: StackWork, kind: string, awsMs: number): void {
  const { operationId, phase } = operation;
  const task: PhaseTask = { stackId: stack.stackId, operationId, phase };
  place.world.schedule(place, kind, awsMs, task);
}

export function beginPhase(work: StackWork): void {
  const { place, stack, operation } = work;
  const { phase, type } = operation;
  const problem = phase === "provision" ? problemBefore(work) : undefined;
  const obstacle = phase === "delete" && type === "DELETE_STACK" ? exportInUse(place, stack) : undefined;
  if (problem) failProvision(work, problem);
  else if (obstacle) endWork(place, stack, "DELETE_FAILED", obstacle);
  else {
    operation.steps = stepsOf(stack, operation);
    advance(work);
  }
}

/** Starts every step whose turn it is, and leaves the phase when nothing goes on any more. */
export function advance(work: StackWork): void {
  const { operation } = work;
  const { steps } = operation;
  const isDone = (key: string) => steps.some((step) => step.key === key && step.state === "done");
  const isReady = (step: Step) => step.state === "waiting" && step.after.every(isDone);
  if (operation.isForced) for (const step of steps) if (step.state === "failed") step.state = "done";
  for (let step = steps.find(isReady); step && !hasGivenUp(operation); step = steps.find(isReady)) {
    beginStep({ ...work, step });
  }
  if (hasGivenUp(operation)) failProvision(work);
  else if (steps.some(({ state }) => state === "running")) noteConfigured(work);
  else leavePhase(work);
}

/** Unless what was made shall stay, one failure ends the phase at once. */
function hasGivenUp({ phase, steps, onFailure }: OperationRow): boolean {
  return phase === "provision" && onFailure !== "DO_NOTHING" && steps.some(({ state }) => state === "failed");
}

/** Says when all that is left is waiting for resources to become stable. */
function noteConfigured({ place, stack, operation }: StackWork): void {
  const isOver = ({ state, isConfigured }: Step) => state === "done" || isConfigured;
  if (operation.phase !== "provision" || stack.isConfigured || !operation.steps.every(isOver)) return;
  stack.isConfigured = true;
  noteStack(place, stack, {
    ResourceStatusReason: "Eventual consistency check initiated",
    DetailedStatus: "CONFIGURATION_COMPLETE",
  });
}

function leavePhase(work: StackWork): void {
  const { place, stack, operation } = work;
  const hasFailed = operation.steps.some(({ state }) => state === "failed");
  const reason = hasFailed ? failuresOf(operation) : undefined;
  switch (operation.phase) {
    case "provision":
      if (hasFailed) failProvision(work);
      else schedulePhase(work, "cloudformation.finish", FINISH_MS);
      break;
    case "restore":
      if (hasFailed) endWork(place, stack, "UPDATE_ROLLBACK_FAILED", reason);
      else {
        setStackStatus(place, stack, "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS");
        enterPhase(work, "sweep");
      }
      break;
    case "sweep":
      endSweep(work, hasFailed);
      break;
    case "delete": {
      const goal = stack.status === "ROLLBACK_IN_PROGRESS" ? "ROLLBACK" : "DELETE";
      endWork(place, stack, `${goal}_${hasFailed ? "FAILED" : "COMPLETE"}`, reason);
    }
  }
}

/** What could not be deleted is the stack's no more. */
function endSweep({ place, stack }: StackWork, hasFailed: boolean): void {
  for (const name of Object.keys(stack.resources)) {
    if (!stack.definition?.dependencies[name]) delete stack.resources[name];
  }
  const isForward = stack.status === "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS";
  const note = `Update ${isForward ? "" : "rollback "}successful. One or more resources could not be deleted.`;
  endWork(place, stack, isForward ? "UPDATE_COMPLETE" : "UPDATE_ROLLBACK_COMPLETE", hasFailed ? note : undefined);
}

/** The resources are there; their values become outputs, and what is not wanted any more goes. */
export function finishProvision(work: StackWork): void {
  const { place, stack, operation } = work;
  const problem = publishOutputs(work);
  if (problem) {
    failProvision(work, problem);
  } else if (operation.isImport) {
    endWork(place, stack, "IMPORT_COMPLETE");
  } else if (operation.type === "CREATE_STACK") {
    endWork(place, stack, "CREATE_COMPLETE");
  } else {
    const isGone = (name: string) => !stack.definition?.dependencies[name];
    operation.leftovers.push(...Object.values(stack.resources).filter((row) => isGone(row.logicalId)));
    setStackStatus(place, stack, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
    enterPhase(work, "sweep");
  }
}

function publishOutputs({ place, stack }: StackWork): string | undefined {
  try {
    const { outputs, exports } = outputsOf(place, stack);
    const problem = replaceExports(place, stack, exports);
    if (!problem) stack.outputs = outputs;
    return problem;
  } catch (error) {
    if (error instanceof AwsError) return error.message;
    throw error;
  }
}

export function failProvision(work: StackWork, problem?: string): void {
  const { place, stack, operation } = work;
  if (operation.onFailure !== "DO_NOTHING") {
    rollBack(work, problem);
    return;
  }
  const status = operation.type === "CREATE_STACK" ? "CREATE_FAILED" : "UPDATE_FAILED";
  endWork(place, stack, status, problem ?? failuresOf(operation));
}

/** Undoes what the operation has done so far. */
export function rollBack(work: StackWork, problem?: string): void {
  const { place, stack, operation } = work;
  cancelRunning(work);
  if (operation.isImport) {
    letGo(work, problem);
    return;
  }
  if (operation.type !== "CREATE_STACK") {
    setStackStatus(place, stack, "UPDATE_ROLLBACK_IN_PROGRESS", problem ?? failuresOf(operation));
    enterPhase(work, "restore");
    return;
  }
  const reason = problem === undefined ? failuresOf(operation) : `${problem.replace(/\.$/, "")}. `;
  const isDeleted = operation.onFailure === "DELETE";
  const status = isDeleted ? "DELETE_IN_PROGRESS" : "ROLLBACK_IN_PROGRESS";
  setStackStatus(place, stack, status, `${reason}${isDeleted ? "Delete" : "Rollback"} requested by user.`);
  stack.deletedAt = place.world.clock.date();
  enterPhase(work, "delete");
}

/** What was taken over is its owner's again, as it was. */
function letGo({ place, stack, operation }: StackWork, problem?: string): void {
  setStackStatus(place, stack, "IMPORT_ROLLBACK_IN_PROGRESS", problem ?? failuresOf(operation));
  for (const logicalId of Object.keys(operation.imports)) {
    const row = stack.resources[logicalId];
    if (!row) continue;
    setResourceStatus(place, stack, row, { status: "IMPORT_ROLLBACK_IN_PROGRESS" });
    setResourceStatus(place, stack, row, { status: "IMPORT_ROLLBACK_COMPLETE" });
    delete stack.resources[logicalId];
  }
  stack.definition = stack.stable?.definition;
  endWork(place, stack, "IMPORT_ROLLBACK_COMPLETE");
}

export function cancelRunning(work: StackWork): void {
  for (const step of work.operation.steps) if (step.state === "running") cancelStep({ ...work, step });
}
