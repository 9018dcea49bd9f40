import type { ResourceStatus, StackEvent } from "@aws-sdk/client-cloudformation";
import { AwsError, type Call } from "../operation";
import type { Place } from "../place";
import type { Finding } from "./early-validation";
import { alreadyExists, handlerFailure, isNotFound } from "./failure-reason";
import type { ResourceType } from "./resource-type";
import { readResourceType } from "./resource-types";
import type { ResourceRow, StackRow } from "./stack";
import { setResourceStatus } from "./stack-event";
import { callFor, type OperationRow, type Phase, type Step } from "./stack-operation";
import { type Difference, differenceOf, physicalResource, targetOf } from "./step-target";
import type { TemplateObject } from "./template-value";
import { validationError } from "./validation-error";

export interface StepTask {
  stackId: string;
  operationId: string;
  phase: Phase;
  key: string;
  stage: "call" | "settle";
}

/** A running step with all that it works on. */
interface Work {
  place: Place;
  stack: StackRow;
  operation: OperationRow;
  step: Step;
}

const CALL_MS = 1_000;
const SETTLE_AGAIN_MS = 2_000;

/** Starts a resource's part; one that has nothing to do is done at once. */
export function beginStep(place: Place, stack: StackRow, operation: OperationRow, step: Step): void {
  const work = { place, stack, operation, step };
  step.state = "running";
  if (operation.phase === "provision") return beginProvision(work);
  if (operation.phase === "restore") return beginRestore(work);
  beginDelete(work);
}

/** Goes on with a running step when its time has come. */
export function continueStep(
  place: Place,
  stack: StackRow,
  operation: OperationRow,
  step: Step,
  stage: StepTask["stage"],
) {
  const work = { place, stack, operation, step };
  const type = readResourceType(rowOf(work).type);
  try {
    if (stage === "call") callHandler(work, type);
    else settle(work, type);
  } catch (error) {
    if (!(error instanceof AwsError)) console.error(error);
    fail(work, handlerFailure(type.typeName, error, step.requestToken));
  }
}

const cancelReasons = { create: "Resource creation cancelled", update: "Resource update cancelled" };

export function cancelStep(place: Place, stack: StackRow, operation: OperationRow, step: Step): void {
  const work = { place, stack, operation, step };
  fail(work, step.action === "create" ? cancelReasons.create : cancelReasons.update);
  step.state = "cancelled";
}

function rowOf({ stack, step }: Work): ResourceRow {
  const { leftover, action, logicalId } = step;
  const own = stack.resources[logicalId];
  const row = action === "delete" && leftover && leftover.physicalId !== own?.physicalId ? leftover : own;
  if (!row) throw new Error(`${stack.stackName} has no resource ${logicalId}`);
  return row;
}

const failedStatus = {
  create: "CREATE_FAILED",
  update: "UPDATE_FAILED",
  replace: "UPDATE_FAILED",
  delete: "DELETE_FAILED",
};

function fail(work: Work, reason: string): void {
  const status = failedStatus[work.step.action ?? "create"] as ResourceStatus;
  setStatus(work, status, reason);
  work.step.state = "failed";
}

function setStatus(work: Work, status: ResourceStatus, reason?: string, detailedStatus?: StackEvent["DetailedStatus"]) {
  setResourceStatus(work.place, work.stack, rowOf(work), { status, reason, detailedStatus });
}

function schedule({ place, stack, operation, step }: Work, stage: StepTask["stage"], awsMs: number): void {
  const { operationId, phase } = operation;
  const task: StepTask = { stackId: stack.stackId, operationId, phase, key: step.key, stage };
  place.world.schedule(place, "cloudformation.step", awsMs, task);
}

function beginProvision(work: Work): void {
  const { place, stack, operation, step } = work;
  const existing = stack.resources[step.logicalId];
  const isThere = existing?.physicalId !== undefined && !/^(CREATE_FAILED|DELETE_COMPLETE)$/.test(existing.status);
  step.action = isThere ? "update" : "create";
  if (!isThere) stack.resources[step.logicalId] = emptyRow(place, stack, step.logicalId);
  try {
    step.target = targetOf(place, stack, step.logicalId);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return fail(work, error.message);
  }
  if (existing && isThere) return beginUpdate(work, existing);

  // What an earlier attempt left half done is made anew.
  if (existing?.physicalId) operation.leftovers.push({ ...existing, deletionPolicy: "Delete" });
  Object.assign(rowOf(work), step.target);
  setStatus(work, "CREATE_IN_PROGRESS");
  schedule(work, "call", CALL_MS);
}

/** Marks the resources whose properties are not as their types want them; answers with their names. */
export function noteViolations(place: Place, stack: StackRow, findings: Finding[]): string[] {
  const broken = findings.filter(({ name }) => name === "PROPERTY_VALIDATION");
  const names = [...new Set(broken.map(({ logicalId }) => logicalId))];
  for (const logicalId of names) {
    const reasons = broken.filter((finding) => finding.logicalId === logicalId).map(({ reason }) => reason);
    const row = stack.resources[logicalId] ?? emptyRow(place, stack, logicalId);
    stack.resources[logicalId] = row;
    setResourceStatus(place, stack, row, {
      status: row.physicalId === undefined ? "CREATE_FAILED" : "UPDATE_FAILED",
      reason: `Properties validation failed for resource ${logicalId} with message:\n[${reasons.join(", ")}]`,
      detailedStatus: "VALIDATION_FAILED",
    });
  }
  return names;
}

function emptyRow(place: Place, stack: StackRow, logicalId: string): ResourceRow {
  const { template, dependencies } = stack.definition ?? {};
  const { type = "", metadata, deletionPolicy, updateReplacePolicy } = template?.resources[logicalId] ?? {};
  return {
    logicalId,
    type,
    metadata,
    deletionPolicy,
    updateReplacePolicy,
    status: "CREATE_IN_PROGRESS",
    changedAt: place.world.clock.date(),
    properties: {},
    shownProperties: {},
    tags: [],
    attributes: {},
    dependsOn: dependencies?.[logicalId] ?? [],
  };
}

function beginUpdate(work: Work, existing: ResourceRow): void {
  const { place, stack, step } = work;
  const type = readResourceType(existing.type);
  const { metadata, deletionPolicy, updateReplacePolicy, dependsOn } = emptyRow(place, stack, step.logicalId);
  Object.assign(existing, { metadata, deletionPolicy, updateReplacePolicy, dependsOn });
  const difference = step.target && differenceOf(existing, step.target, type);
  if (!difference) {
    step.state = "done";
    return;
  }
  if (!difference.needsReplacement) {
    setStatus(work, "UPDATE_IN_PROGRESS");
    return schedule(work, "call", CALL_MS);
  }
  const name = fixedName(existing, difference, type);
  if (name !== undefined) {
    return fail(
      work,
      `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${name} and update the stack again.`,
    );
  }
  step.action = "replace";
  step.leftover = existing;
  stack.resources[step.logicalId] = { ...existing, shownProperties: step.target?.shownProperties ?? {} };
  setStatus(
    work,
    "UPDATE_IN_PROGRESS",
    "Requested update requires the creation of a new physical resource; hence creating one.",
  );
  schedule(work, "call", CALL_MS);
}

/** A name of a person's choice that the new physical resource would have to share with the old one. */
function fixedName({ properties }: ResourceRow, difference: Difference, { nameProperty = "" }: ResourceType) {
  const name = properties[nameProperty];
  return name === undefined || difference.properties.includes(nameProperty) ? undefined : String(name);
}

/** Back to the state before: nothing need be done where the old physical resource was never touched. */
function beginRestore(work: Work): void {
  const { stack, step } = work;
  const now = rowOf(work);
  const was = step.leftover;
  if (!was) throw new Error(`${step.key} has nothing to go back to`);
  if (now.physicalId !== was.physicalId || !differenceOf(now, was, readResourceType(was.type))) {
    stack.resources[step.logicalId] = structuredClone(was);
    setStatus(work, "UPDATE_COMPLETE");
    step.state = "done";
    return;
  }
  const { properties, shownProperties, tags } = was;
  step.target = { properties, shownProperties, tags };
  setStatus(work, "UPDATE_IN_PROGRESS");
  schedule(work, "call", CALL_MS);
}

function beginDelete(work: Work): void {
  const { operation, step } = work;
  step.action = "delete";
  const { deletionPolicy, physicalId } = rowOf(work);
  const isRetained = deletionPolicy === "Retain" || deletionPolicy === "RetainExceptOnCreate";
  if (isRetained || operation.retain.includes(step.logicalId)) {
    setStatus(work, "DELETE_SKIPPED");
    step.state = "done";
    return;
  }
  if (physicalId === undefined) {
    setStatus(work, "DELETE_COMPLETE");
    step.state = "done";
    return;
  }
  setStatus(work, "DELETE_IN_PROGRESS");
  schedule(work, "call", CALL_MS);
}

function callHandler(work: Work, type: ResourceType): void {
  const { place, stack, operation, step } = work;
  const call = callFor(place, operation);
  const row = rowOf(work);
  const before = physicalResource(stack, row, row);
  if (step.action === "delete") {
    ignoreNotFound(() => type.delete(call, before));
    return schedule(work, "settle", type.deleteMs);
  }
  if (!step.target) throw new Error(`${step.key} has no target`);
  if (step.action !== "update") refuseTakenName(call, type, step.target.properties);
  const wanted = physicalResource(stack, row, step.target);
  if (step.action === "update") {
    Object.assign(row, step.target);
    type.update(call, wanted, before);
    noteConfigured(work, type);
    return schedule(work, "settle", type.updateMs);
  }
  row.physicalId = type.create(call, wanted);
  Object.assign(row, step.target);
  setStatus(work, row.status, "Resource creation Initiated");
  noteConfigured(work, type);
  schedule(work, "settle", type.createMs);
}

function refuseTakenName(
  call: Call,
  { typeName, nameProperty = "", isNameTaken }: ResourceType,
  wanted: TemplateObject,
) {
  const name = wanted[nameProperty];
  if (name !== undefined && isNameTaken?.(call, String(name))) throw alreadyExists(typeName, String(name));
}

function ignoreNotFound(remove: () => void): void {
  try {
    remove();
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

function noteConfigured(work: Work, type: ResourceType): void {
  if (!type.settle) return;
  work.step.isConfigured = true;
  setStatus(work, rowOf(work).status, "Eventual consistency check initiated", "CONFIGURATION_COMPLETE");
}

function settle(work: Work, type: ResourceType): void {
  const { place, stack, operation, step } = work;
  const call = callFor(place, operation);
  const row = rowOf(work);
  const resource = physicalResource(stack, row, row);
  const ask = step.action === "delete" ? type.settleDelete : type.settle;
  if (!operation.isExpress && ask?.call(type, call, resource) === "waiting")
    return schedule(work, "settle", SETTLE_AGAIN_MS);

  if (step.action !== "delete") row.attributes = type.read(call, resource.physicalId);
  if (step.action === "replace" && step.leftover) {
    operation.leftovers.push({ ...step.leftover, deletionPolicy: step.leftover.updateReplacePolicy ?? "Delete" });
  }
  setStatus(work, (row.status as string).replace("_IN_PROGRESS", "_COMPLETE") as ResourceStatus);
  step.state = "done";
}

/** Asked of a template's own mistakes before anything is made. */
export function refuseTypeChanges({ resources }: StackRow, wanted: Record<string, { type: string }>): void {
  const changed = Object.keys(wanted).filter((name) => {
    const row = resources[name];
    return row?.physicalId !== undefined && row.status !== "DELETE_COMPLETE" && row.type !== wanted[name]?.type;
  });
  if (changed.length === 0) return;
  throw validationError(
    `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${changed.join(", ")}]`,
  );
}
