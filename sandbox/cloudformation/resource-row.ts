import type { Place } from "../place";
import type { Finding } from "./early-validation";
import type { ResourceRow, StackRow } from "./stack";
import { setResourceStatus } from "./stack-event";
import { validationError } from "./validation-error";

/** A resource of which there is nothing yet but its declaration. */
export function emptyRow(place: Place, stack: StackRow, logicalId: string): ResourceRow {
  const { template, dependencies } = stack.definition ?? {};
  const {
    type = "",
    metadata,
    creationPolicy,
    deletionPolicy,
    updateReplacePolicy,
  } = template?.resources[logicalId] ?? {};
  return {
    logicalId,
    type,
    metadata,
    creationPolicy,
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
