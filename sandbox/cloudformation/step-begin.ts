import { AwsError } from "../operation";
import { emptyRow } from "./resource-row";
import type { ResourceType } from "./resource-type";
import { readResourceType } from "./resource-types";
import type { ResourceRow } from "./stack";
import { denialBy } from "./stack-policy";
import { type Difference, differenceOf, targetOf } from "./step-target";
import { endStep, failStep, rowOf, type StepWork, scheduleCall, setStepStatus } from "./step-work";

/** Starts a resource's part; one that has nothing to do is done at once. */
export function beginStep(work: StepWork): void {
  const { operation, step } = work;
  step.state = "running";
  if (operation.phase === "provision") beginProvision(work);
  else if (operation.phase === "restore") beginRestore(work);
  else beginDelete(work);
}

function beginProvision(work: StepWork): void {
  const { place, stack, operation, step } = work;
  const existing = stack.resources[step.logicalId];
  const isThere = existing?.physicalId !== undefined && !/^(CREATE_FAILED|DELETE_COMPLETE)$/.test(existing.status);
  step.action = isThere ? "update" : Object.hasOwn(operation.imports, step.logicalId) ? "import" : "create";
  if (!isThere) stack.resources[step.logicalId] = emptyRow(place, stack, step.logicalId);
  try {
    step.target = targetOf(place, stack, step.logicalId);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    failStep(work, error.message);
    return;
  }
  if (isThere) {
    beginUpdate(work, existing);
    return;
  }
  // What an earlier attempt left half done is made anew.
  if (existing?.physicalId) operation.leftovers.push({ ...existing, deletionPolicy: "Delete" });
  Object.assign(rowOf(work), step.target);
  if (step.action === "import") {
    rowOf(work).physicalId = operation.imports[step.logicalId];
    setStepStatus(work, "IMPORT_IN_PROGRESS", "Resource import started.");
  } else {
    setStepStatus(work, "CREATE_IN_PROGRESS");
  }
  scheduleCall(work);
}

function beginUpdate(work: StepWork, existing: ResourceRow): void {
  const { place, stack, operation, step } = work;
  const type = readResourceType(existing.type);
  const { metadata, deletionPolicy, updateReplacePolicy, dependsOn } = emptyRow(place, stack, step.logicalId);
  Object.assign(existing, { metadata, deletionPolicy, updateReplacePolicy, dependsOn });
  const difference = step.target && differenceOf(existing, step.target, type);
  if (!difference) {
    endStep(work);
    return;
  }
  const denial = denialBy(
    operation.policyBody,
    difference.needsReplacement ? "Update:Replace" : "Update:Modify",
    existing,
  );
  if (denial) {
    failStep(work, denial);
  } else if (difference.needsReplacement) {
    beginReplacement(work, existing, difference);
  } else {
    setStepStatus(work, "UPDATE_IN_PROGRESS");
    scheduleCall(work);
  }
}

function beginReplacement(work: StepWork, existing: ResourceRow, difference: Difference): void {
  const { stack, step } = work;
  const name = fixedName(existing, difference, readResourceType(existing.type));
  if (name !== undefined) {
    failStep(
      work,
      `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${name} and update the stack again.`,
    );
    return;
  }
  step.action = "replace";
  step.leftover = existing;
  stack.resources[step.logicalId] = { ...existing, shownProperties: step.target?.shownProperties ?? {} };
  setStepStatus(
    work,
    "UPDATE_IN_PROGRESS",
    "Requested update requires the creation of a new physical resource; hence creating one.",
  );
  scheduleCall(work);
}

/** A name of a person's choice that the new physical resource would have to share with the old one. */
function fixedName({ properties }: ResourceRow, difference: Difference, { nameProperty = "" }: ResourceType) {
  const name = properties[nameProperty];
  return name === undefined || difference.properties.includes(nameProperty) ? undefined : String(name);
}

/** Back to the state before: nothing need be done where the old physical resource was never touched. */
function beginRestore(work: StepWork): void {
  const { stack, step } = work;
  const now = rowOf(work);
  const was = step.leftover;
  if (!was) throw new Error(`${step.key} has nothing to go back to`);
  if (now.physicalId !== was.physicalId || !differenceOf(now, was, readResourceType(was.type))) {
    stack.resources[step.logicalId] = structuredClone(was);
    endStep(work, "UPDATE_COMPLETE");
    return;
  }
  const { properties, shownProperties, tags } = was;
  step.target = { properties, shownProperties, tags };
  setStepStatus(work, "UPDATE_IN_PROGRESS");
  scheduleCall(work);
}

function beginDelete(work: StepWork): void {
  const { operation, step } = work;
  step.action = "delete";
  const row = rowOf(work);
  const { physicalId } = row;
  const { deletionPolicy } = step.leftover ?? row;
  const isRetained = deletionPolicy === "Retain" || deletionPolicy === "RetainExceptOnCreate";
  if (isRetained || operation.retain.includes(step.logicalId)) {
    endStep(work, "DELETE_SKIPPED");
  } else if (physicalId === undefined) {
    endStep(work, "DELETE_COMPLETE");
  } else {
    setStepStatus(work, "DELETE_IN_PROGRESS");
    scheduleCall(work);
  }
}
