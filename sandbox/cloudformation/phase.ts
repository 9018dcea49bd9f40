import { AwsError } from "../operation";
import { noteFindings, validateEarly } from "./early-validation";
import { exportInUse, replaceExports } from "./exports";
import { summaryOf } from "./failure-reason";
import { outputsOf } from "./outputs";
import { stepsOf } from "./phase-steps";
import { isAlive } from "./preview";
import { noteViolations } from "./resource-row";
import { endWork, failuresOf } from "./stack-end";
import { noteStack, setResourceStatus, setStackStatus } from "./stack-event";
import { callFor, type OperationRow, type Phase, type Step } from "./stack-operation";
import { denialBy } from "./stack-policy";
import { readExport } from "./stack-scope";
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
  const problem =
    phase === "provision" ? (missingExport(work) ?? foundEarly(work) ?? refusedRemovals(work)) : undefined;
  const obstacle = phase === "delete" && type === "DELETE_STACK" ? exportInUse(place, stack) : undefined;
  if (problem) failProvision(work, problem);
  else if (obstacle) endWork(place, stack, "DELETE_FAILED", obstacle);
  else {
    operation.steps = stepsOf(stack, operation);
    advance(work);
  }
}

function missingExport({ place, stack }: StackWork): string | undefined {
  try {
    for (const name of stack.definition?.imports ?? []) readExport(place, name);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error.message;
    throw error;
  }
}

/** What early validation finds; resources with broken properties say so themselves. */
function foundEarly({ place, stack, operation }: StackWork): string | undefined {
  const { operationId, type, isValidated } = operation;
  if (!isValidated || !stack.definition) return undefined;
  const findings = validateEarly(callFor(place, operation), stack, stack.definition);
  if (findings.length === 0) return undefined;
  noteFindings(place, { stackId: stack.stackId, operationId, operationType: type }, findings);
  const broken = noteViolations(place, stack, findings);
  return broken.length
    ? `Validation failed for following resources: [${broken.join(", ")}]`
    : "Validation failure detected. See the operation's FAILED event for details.";
}

/** What the template lets go, but the stack policy does not. */
function refusedRemovals({ place, stack, operation }: StackWork): string | undefined {
  if (operation.type !== "UPDATE_STACK" || operation.policyBody === undefined) return undefined;
  const refused = Object.values(stack.resources).flatMap((row) => {
    if (stack.definition?.dependencies[row.logicalId] || !isAlive(row)) return [];
    const reason = denialBy(operation.policyBody, "Update:Delete", row);
    return reason ? [{ row, reason }] : [];
  });
  if (refused.length === 0) return undefined;
  for (const { row, reason } of refused) setResourceStatus(place, stack, row, { status: "UPDATE_FAILED", reason });
  return summaryOf({ update: refused.map(({ row }) => row.logicalId) });
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

export function cancelRunning(work: StackWork): void {
  for (const step of work.operation.steps) if (step.state === "running") cancelStep({ ...work, step });
}
