import type { StackStatus } from "@aws-sdk/client-cloudformation";
import type { Call } from "../operation";
import type { Scope, World } from "../world";
import { asItIs } from "./actual-stack";
import type { StackDefinition } from "./definition";
import {
  advance,
  beginPhase,
  cancelRunning,
  enterPhase,
  failProvision,
  finishProvision,
  type PhaseTask,
  rollBack,
  schedulePhase,
} from "./phase";
import { type StackRow, stacks } from "./stack";
import { endWork } from "./stack-end";
import { setResourceStatus, setStackStatus } from "./stack-event";
import { type NewOperation, startOperation } from "./stack-operation";
import { continueStep } from "./step";
import type { StackWork, StepTask } from "./step-work";

export function attachEngine(world: World): void {
  function onTask<Task extends PhaseTask>(kind: string, act: (work: StackWork, task: Task) => void): void {
    world.onTask<Task>(kind, (scope, task) => {
      const work = workOf(world, scope, task);
      if (work) act(work, task);
    });
  }
  onTask("cloudformation.phase", beginPhase);
  onTask("cloudformation.finish", finishProvision);
  onTask("cloudformation.timeout", (work) => failProvision(work, "Stack creation time exceeded the specified timeout"));
  onTask<StepTask>("cloudformation.step", (work, { key, stage }) => {
    const step = work.operation.steps.find((other) => other.key === key);
    if (step?.state !== "running") return;
    continueStep({ ...work, step }, stage);
    advance(work);
  });
}

/** What was planned for an operation or a phase that is over is forgotten. */
function workOf(world: World, scope: Scope, task: PhaseTask): StackWork | undefined {
  const place = { ...scope, world };
  const stack = stacks(place).get(task.stackId);
  const operation = stack?.operation;
  if (!stack || operation?.operationId !== task.operationId || operation.phase !== task.phase) return undefined;
  return { place, stack, operation };
}

function begin(call: Call, stack: StackRow, status: StackStatus, options: NewOperation): StackWork {
  const operation = startOperation(call, stack, options);
  operation.leftovers = stack.stable?.leftovers ?? [];
  if (status === "DELETE_IN_PROGRESS") stack.deletedAt = call.world.clock.date();
  setStackStatus(call, stack, status, "User Initiated");
  const { world, account, region } = call;
  return { place: { world, account, region }, stack, operation };
}

/** Makes a new stack's resources. */
export function startCreate(call: Call, stack: StackRow, definition: StackDefinition, options: NewOperation): void {
  stack.definition = definition;
  const work = begin(call, stack, "CREATE_IN_PROGRESS", options);
  enterPhase(work, "provision");
  const { timeoutInMinutes } = stack;
  if (timeoutInMinutes !== undefined) schedulePhase(work, "cloudformation.timeout", timeoutInMinutes * 60_000);
}

export function startUpdate(call: Call, stack: StackRow, definition: StackDefinition, options: NewOperation): void {
  if (stack.definition && !stack.stable) {
    stack.stable = structuredClone({ definition: stack.definition, resources: stack.resources, leftovers: [] });
  }
  if (options.revertsDrift) stack.resources = asItIs(call, stack).resources;
  stack.definition = definition;
  stack.updatedAt = call.world.clock.date();
  const status = options.isImport ? "IMPORT_IN_PROGRESS" : "UPDATE_IN_PROGRESS";
  enterPhase(begin(call, stack, status, options), "provision");
}

interface DeleteOptions {
  token?: string | undefined;
  retain: string[];
  isForced: boolean;
  isExpress: boolean;
}

export function startDelete(call: Call, stack: StackRow, { token, retain, isForced, isExpress }: DeleteOptions): void {
  if (stack.operation) cancelRunning({ place: call, stack, operation: stack.operation });
  const isEmpty = stack.status === "REVIEW_IN_PROGRESS";
  const work = begin(call, stack, "DELETE_IN_PROGRESS", { type: "DELETE_STACK", token, isExpress });
  Object.assign(work.operation, { retain, isForced });
  if (isEmpty) endWork(call, stack, "DELETE_COMPLETE");
  else enterPhase(work, "delete");
}

/** Takes a running update back. */
export function cancelUpdate(call: Call, stack: StackRow): void {
  const { operation } = stack;
  if (operation) rollBack({ place: call, stack, operation }, "Stack update cancelled");
}

/** Goes back to what the stack was before its update, whatever it is now. */
export function startRestore(call: Call, stack: StackRow, options: NewOperation, skipped: string[] = []): void {
  const work = begin(call, stack, "UPDATE_ROLLBACK_IN_PROGRESS", options);
  for (const name of skipped) {
    const was = stack.stable?.resources[name];
    const now = stack.resources[name];
    if (!was || !now) continue;
    setResourceStatus(call, stack, now, { status: "UPDATE_COMPLETE" });
    was.changedAt = now.changedAt;
  }
  enterPhase(work, "restore");
}

/** Deletes what an unfinished creation has made, and the stack with it: there is nothing that one could go back to. */
export function startRollback(call: Call, stack: StackRow, options: NewOperation): void {
  enterPhase(begin(call, stack, "DELETE_IN_PROGRESS", options), "delete");
}
