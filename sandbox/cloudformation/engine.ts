import type { OperationType, StackStatus } from "@aws-sdk/client-cloudformation";
import { AwsError, type Call } from "../operation";
import type { Place } from "../place";
import type { World } from "../world";
import { dropChangeSets, endExecution } from "./change-set";
import type { StackDefinition } from "./definition";
import { noteFindings, validateEarly } from "./early-validation";
import { exportInUse, exportsOf, replaceExports } from "./exports";
import { summaryOf } from "./failure-reason";
import { outputsOf } from "./outputs";
import { stepsOf } from "./phase-steps";
import { forgetName, type StackRow, stacks } from "./stack";
import { noteStack, setResourceStatus, setStackStatus } from "./stack-event";
import {
  callFor,
  endOperation,
  type NewOperation,
  type OperationRow,
  type Phase,
  type Step,
  startOperation,
} from "./stack-operation";
import { readExport } from "./stack-scope";
import { beginStep, cancelStep, continueStep, noteViolations, type StepTask } from "./step";

interface PhaseTask {
  stackId: string;
  operationId: string;
  phase: Phase;
}

const BEGIN_MS = 1_000;
const FINISH_MS = 1_000;

export function attachEngine(world: World): void {
  world.onTask<PhaseTask>("cloudformation.phase", (scope, task) => {
    withOperation({ ...scope, world }, task, (stack, operation) => beginPhase({ ...scope, world }, stack, operation));
  });
  world.onTask<PhaseTask>("cloudformation.finish", (scope, task) => {
    withOperation({ ...scope, world }, task, (stack, operation) =>
      finishProvision({ ...scope, world }, stack, operation),
    );
  });
  world.onTask<PhaseTask>("cloudformation.timeout", (scope, task) => {
    const place = { ...scope, world };
    const problem = "Stack creation time exceeded the specified timeout";
    withOperation(place, task, (stack, operation) => failProvision(place, stack, operation, problem));
  });
  world.onTask<StepTask>("cloudformation.step", (scope, task) => {
    const place = { ...scope, world };
    withOperation(place, task, (stack, operation) => {
      const step = operation.steps.find(({ key }) => key === task.key);
      if (step?.state !== "running") return;
      continueStep(place, stack, operation, step, task.stage);
      advance(place, stack, operation);
    });
  });
}

/** What was planned for an operation or a phase that is over is forgotten. */
function withOperation(place: Place, task: PhaseTask, act: (stack: StackRow, operation: OperationRow) => void): void {
  const stack = stacks(place).get(task.stackId);
  const operation = stack?.operation;
  if (stack && operation?.operationId === task.operationId && operation.phase === task.phase) act(stack, operation);
}

/** Makes a new stack's resources. */
export function startCreate(call: Call, stack: StackRow, definition: StackDefinition, options: NewOperation): void {
  stack.definition = definition;
  const { operationId } = startOperation(call, stack, options);
  setStackStatus(call, stack, "CREATE_IN_PROGRESS", "User Initiated");
  enter(call, stack, "provision");
  if (stack.timeoutInMinutes === undefined) return;
  const task: PhaseTask = { stackId: stack.stackId, operationId, phase: "provision" };
  call.world.schedule(call, "cloudformation.timeout", stack.timeoutInMinutes * 60_000, task);
}

export function startUpdate(call: Call, stack: StackRow, definition: StackDefinition, options: NewOperation): void {
  if (stack.definition && !stack.stable) {
    stack.stable = structuredClone({ definition: stack.definition, resources: stack.resources });
  }
  stack.definition = definition;
  stack.updatedAt = call.world.clock.date();
  startOperation(call, stack, options);
  setStackStatus(call, stack, "UPDATE_IN_PROGRESS", "User Initiated");
  enter(call, stack, "provision");
}

interface DeleteOptions {
  token?: string | undefined;
  retain: string[];
  isForced: boolean;
  isExpress: boolean;
}

export function startDelete(call: Call, stack: StackRow, { token, retain, isForced, isExpress }: DeleteOptions): void {
  if (stack.operation) cancelRunning(call, stack, stack.operation);
  const isEmpty = stack.status === "REVIEW_IN_PROGRESS";
  Object.assign(startOperation(call, stack, { type: "DELETE_STACK", token, isExpress }), { retain, isForced });
  stack.deletedAt = call.world.clock.date();
  setStackStatus(call, stack, "DELETE_IN_PROGRESS", "User Initiated");
  if (isEmpty) return end(call, stack, "DELETE_COMPLETE");
  enter(call, stack, "delete");
}

/** Takes a running update back. */
export function cancelUpdate(call: Call, stack: StackRow): void {
  const { operation } = stack;
  if (operation) rollBack(call, stack, operation, "Stack update cancelled");
}

/** Goes back to what the stack was before its update, whatever it is now. */
export function startRestore(call: Call, stack: StackRow, options: NewOperation, skipped: string[] = []): void {
  startOperation(call, stack, options);
  setStackStatus(call, stack, "UPDATE_ROLLBACK_IN_PROGRESS", "User Initiated");
  for (const name of skipped) {
    const was = stack.stable?.resources[name];
    const now = stack.resources[name];
    if (!was || !now) continue;
    setResourceStatus(call, stack, now, { status: "UPDATE_COMPLETE" });
    was.changedAt = now.changedAt;
  }
  enter(call, stack, "restore");
}

/** Deletes what an unfinished creation has made, and the stack with it: it never was anything that one could go back to. */
export function startRollback(call: Call, stack: StackRow, options: NewOperation): void {
  startOperation(call, stack, options);
  stack.deletedAt = call.world.clock.date();
  setStackStatus(call, stack, "DELETE_IN_PROGRESS", "User Initiated");
  enter(call, stack, "delete");
}

function enter(place: Place, stack: StackRow, phase: Phase): void {
  const { operation } = stack;
  if (!operation) return;
  operation.phase = phase;
  operation.steps = [];
  const task: PhaseTask = { stackId: stack.stackId, operationId: operation.operationId, phase };
  place.world.schedule(place, "cloudformation.phase", BEGIN_MS, task);
}

function beginPhase(place: Place, stack: StackRow, operation: OperationRow): void {
  if (operation.phase === "provision") {
    const problem = missingExport(place, stack) ?? brokenPromise(place, stack, operation);
    if (problem) return failProvision(place, stack, operation, problem);
  }
  if (operation.phase === "delete" && operation.type === "DELETE_STACK") {
    const problem = exportInUse(place, stack);
    if (problem) return end(place, stack, "DELETE_FAILED", problem);
  }
  operation.steps = stepsOf(stack, operation);
  advance(place, stack, operation);
}

/** What early validation finds; resources with broken properties say so themselves. */
function brokenPromise(place: Place, stack: StackRow, operation: OperationRow): string | undefined {
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

function missingExport(place: Place, { definition }: StackRow): string | undefined {
  try {
    for (const name of definition?.imports ?? []) readExport(place, name);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error.message;
    throw error;
  }
}

/** Starts every step whose turn it is, and leaves the phase when nothing goes on any more. */
function advance(place: Place, stack: StackRow, operation: OperationRow): void {
  const { steps, phase } = operation;
  if (operation.isForced) for (const step of steps) if (step.state === "failed") step.state = "done";
  const done = new Set(steps.filter(({ state }) => state === "done").map(({ key }) => key));
  const isReady = (step: Step) => step.state === "waiting" && step.after.every((key) => done.has(key));
  for (let step = steps.find(isReady); step; step = steps.find(isReady)) {
    if (hasGivenUp(operation)) break;
    beginStep(place, stack, operation, step);
    if ((step.state as Step["state"]) === "done") done.add(step.key);
  }
  if (hasGivenUp(operation)) return failProvision(place, stack, operation);
  if (steps.some(({ state }) => state === "running")) return noteConfigured(place, stack, operation);
  if (steps.some(isReady)) return advance(place, stack, operation);

  const hasFailed = steps.some(({ state }) => state === "failed");
  if (phase !== "provision") return leavePhase(place, stack, operation, hasFailed);
  if (hasFailed) return failProvision(place, stack, operation);
  const task: PhaseTask = { stackId: stack.stackId, operationId: operation.operationId, phase };
  place.world.schedule(place, "cloudformation.finish", FINISH_MS, task);
}

/** Unless what was made shall stay, one failure ends the phase at once. */
function hasGivenUp({ phase, steps, onFailure }: OperationRow): boolean {
  return phase === "provision" && onFailure !== "DO_NOTHING" && steps.some(({ state }) => state === "failed");
}

/** Says when all that is left is waiting for resources to become stable. */
function noteConfigured(place: Place, stack: StackRow, { phase, steps }: OperationRow): void {
  const isOver = ({ state, isConfigured }: Step) => state === "done" || isConfigured;
  if (phase !== "provision" || stack.isConfigured || !steps.every(isOver)) return;
  stack.isConfigured = true;
  noteStack(place, stack, {
    ResourceStatusReason: "Eventual consistency check initiated",
    DetailedStatus: "CONFIGURATION_COMPLETE",
  });
}

function cancelRunning(place: Place, stack: StackRow, operation: OperationRow): void {
  for (const step of operation.steps) {
    if (step.state === "running") cancelStep(place, stack, operation, step);
  }
}

function finishProvision(place: Place, stack: StackRow, operation: OperationRow): void {
  let problem: string | undefined;
  try {
    const { outputs, exports } = outputsOf(place, stack);
    problem = replaceExports(place, stack, exports);
    if (!problem) stack.outputs = outputs;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    problem = error.message;
  }
  if (problem) return failProvision(place, stack, operation, problem);
  if (operation.type === "CREATE_STACK") return end(place, stack, "CREATE_COMPLETE");

  for (const row of Object.values(stack.resources)) {
    if (!stack.definition?.dependencies[row.logicalId]) operation.leftovers.push(row);
  }
  setStackStatus(place, stack, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
  enter(place, stack, "sweep");
}

function failProvision(place: Place, stack: StackRow, operation: OperationRow, problem?: string): void {
  if (operation.onFailure !== "DO_NOTHING") return rollBack(place, stack, operation, problem);
  const status = operation.type === "CREATE_STACK" ? "CREATE_FAILED" : "UPDATE_FAILED";
  end(place, stack, status, problem ?? summaryOf(failedIn(operation)));
}

function rollBack(place: Place, stack: StackRow, operation: OperationRow, problem?: string): void {
  cancelRunning(place, stack, operation);
  const reason =
    problem === undefined ? summaryOf(failedIn(operation)) : `${problem}${problem.endsWith(".") ? "" : "."} `;
  if (operation.type !== "CREATE_STACK") {
    setStackStatus(place, stack, "UPDATE_ROLLBACK_IN_PROGRESS", problem ?? reason);
    return enter(place, stack, "restore");
  }
  const isDeleted = operation.onFailure === "DELETE";
  const status = isDeleted ? "DELETE_IN_PROGRESS" : "ROLLBACK_IN_PROGRESS";
  setStackStatus(place, stack, status, `${reason}${isDeleted ? "Delete" : "Rollback"} requested by user.`);
  stack.deletedAt = place.world.clock.date();
  enter(place, stack, "delete");
}

function failedIn({ steps }: OperationRow) {
  const failed: { create: string[]; update: string[]; delete: string[] } = { create: [], update: [], delete: [] };
  for (const { state, action = "create", logicalId } of steps) {
    if (state === "failed" || state === "cancelled") failed[action === "replace" ? "update" : action].push(logicalId);
  }
  return failed;
}

function leavePhase(place: Place, stack: StackRow, operation: OperationRow, hasFailed: boolean): void {
  const reason = hasFailed ? summaryOf(failedIn(operation)) : undefined;
  if (operation.phase === "restore") {
    if (hasFailed) return end(place, stack, "UPDATE_ROLLBACK_FAILED", reason);
    setStackStatus(place, stack, "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS");
    return enter(place, stack, "sweep");
  }
  if (operation.phase === "sweep") {
    for (const name of Object.keys(stack.resources)) {
      if (!stack.definition?.dependencies[name]) delete stack.resources[name];
    }
    const isForward = stack.status === "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS";
    const note = `Update ${isForward ? "" : "rollback "}successful. One or more resources could not be deleted.`;
    return end(place, stack, isForward ? "UPDATE_COMPLETE" : "UPDATE_ROLLBACK_COMPLETE", hasFailed ? note : undefined);
  }
  const goal = stack.status === "ROLLBACK_IN_PROGRESS" ? "ROLLBACK" : "DELETE";
  end(place, stack, `${goal}_${hasFailed ? "FAILED" : "COMPLETE"}`, reason);
}

const goals: Partial<Record<OperationType, StackStatus[]>> = {
  CREATE_STACK: ["CREATE_COMPLETE"],
  UPDATE_STACK: ["UPDATE_COMPLETE"],
  DELETE_STACK: ["DELETE_COMPLETE"],
  ROLLBACK: ["UPDATE_ROLLBACK_COMPLETE", "ROLLBACK_COMPLETE", "DELETE_COMPLETE"],
  CONTINUE_ROLLBACK: ["UPDATE_ROLLBACK_COMPLETE"],
};

function end(place: Place, stack: StackRow, status: StackStatus, reason?: string): void {
  setStackStatus(place, stack, status, reason);
  if (/^UPDATE(_ROLLBACK)?_COMPLETE$/.test(status)) stack.stable = undefined;
  if (status === "DELETE_COMPLETE") {
    forgetName(place, stack);
    for (const [name, { stackId }] of exportsOf(place)) if (stackId === stack.stackId) exportsOf(place).delete(name);
    dropChangeSets(place, stack);
  }
  const { operation } = stack;
  if (!operation) return;
  const isSuccess = goals[operation.type]?.includes(status) ?? false;
  if (operation.changeSetId) endExecution(place, operation.changeSetId, isSuccess);
  endOperation(place, operation.operationId, isSuccess);
  stack.operation = undefined;
}
