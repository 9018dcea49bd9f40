import type { ResourceStatus } from "@aws-sdk/client-cloudformation";
import { AwsError, type Call } from "../operation";
import { withFetchedValues } from "./dynamic-references";
import { alreadyExists, handlerFailure, isNotFound } from "./failure-reason";
import type { Verb } from "./handler-actions";
import { strikeHandler } from "./handler-faults";
import { checkHandlerRights } from "./handler-rights";
import { plainFailure } from "./plain-failure";
import { conformTo, violationText } from "./property-schema";
import type { ResourceType } from "./resource-type";
import { readResourceType } from "./resource-types";
import { callFor } from "./stack-operation";
import { physicalResource } from "./step-target";
import { endStep, failStep, rowOf, type StepTask, type StepWork, scheduleSettle, setStepStatus } from "./step-work";
import type { TemplateObject } from "./template-value";

const SETTLE_AGAIN_MS = 2_000;

/** Goes on with a running step when its time has come. */
export function continueStep(work: StepWork, stage: StepTask["stage"]): void {
  const type = readResourceType(rowOf(work).type);
  try {
    if (stage === "call") callHandler(work, type);
    else settle(work, type);
  } catch (error) {
    if (!(error instanceof AwsError)) console.error(error);
    failStep(work, handlerFailure(type.typeName, error, work.step.requestToken));
  }
}

export function cancelStep(work: StepWork): void {
  const { step } = work;
  failStep(work, step.action === "create" ? "Resource creation cancelled" : "Resource update cancelled");
  step.state = "cancelled";
}

function callHandler(work: StepWork, type: ResourceType): void {
  const { place, stack, operation, step } = work;
  const call = callFor(place, operation);
  const row = rowOf(work);
  const before = physicalResource(stack, row, row);
  if (step.action !== "import") strikeHandler(call, type.typeName, verbOf(step));
  if (step.action === "delete") {
    checkHandlerRights(call, type.typeName, "delete", before);
    ignoreNotFound(() => type.delete(call, before));
    scheduleSettle(work, type.deleteMs);
    return;
  }
  if (!step.target) throw new Error(`${step.key} has no target`);
  const target = { ...step.target, properties: fetched(call, type, step.target.properties) };
  const wanted = physicalResource(stack, row, target);
  if (step.action !== "import") {
    checkHandlerRights(call, type.typeName, verbOf(step), wanted);
  }
  if (step.action === "import") {
    // Read only to see that it is still there.
    type.actual?.(call, wanted);
  } else if (step.action === "update") {
    Object.assign(row, step.target);
    type.update(call, wanted, before);
  } else {
    refuseTakenName(call, type, wanted.properties);
    row.physicalId = type.create(call, wanted);
    Object.assign(row, step.target);
    setStepStatus(work, row.status, "Resource creation Initiated");
  }
  if (type.settle) noteConfigured(work);
  scheduleSettle(work, step.action === "update" ? type.updateMs : type.createMs);
}

function verbOf({ action }: StepWork["step"]): Verb {
  return action === "delete" || action === "update" ? action : "create";
}

/** The properties with the values of dynamic references, which the stack itself does not keep. */
function fetched(call: Call, type: ResourceType, properties: TemplateObject): TemplateObject {
  if (!JSON.stringify(properties).includes("{{resolve:")) return properties;
  const { value, violations } = conformTo(type, withFetchedValues(call, properties));
  if (violations.length > 0)
    throw plainFailure(`Properties validation failed with message:\n${violationText(violations)}`);
  return value;
}

function refuseTakenName(call: Call, type: ResourceType, wanted: TemplateObject): void {
  const { typeName, nameProperty = "", isNameTaken } = type;
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

function noteConfigured(work: StepWork): void {
  work.step.isConfigured = true;
  setStepStatus(work, rowOf(work).status, "Eventual consistency check initiated", "CONFIGURATION_COMPLETE");
}

function settle(work: StepWork, type: ResourceType): void {
  const { place, stack, operation, step } = work;
  const call = callFor(place, operation);
  const row = rowOf(work);
  const resource = physicalResource(stack, row, row);
  const ask = step.action === "delete" ? type.settleDelete : type.settle;
  if (!operation.isExpress && ask?.(call, resource) === "waiting") {
    scheduleSettle(work, SETTLE_AGAIN_MS);
    return;
  }
  if (step.action !== "delete") row.attributes = type.read(call, resource.physicalId, resource);
  if (step.action === "replace" && step.leftover) {
    operation.leftovers.push({ ...step.leftover, deletionPolicy: step.leftover.updateReplacePolicy ?? "Delete" });
  }
  if (step.action === "import") {
    setStepStatus(work, "IMPORT_COMPLETE", "Resource import completed.");
    setStepStatus(work, "UPDATE_IN_PROGRESS", "Apply stack-level tags to imported resource if applicable.");
  }
  endStep(work, (row.status as string).replace("_IN_PROGRESS", "_COMPLETE") as ResourceStatus);
}
