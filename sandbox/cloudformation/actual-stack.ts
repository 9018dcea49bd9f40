import type { Call } from "../operation";
import { driftOf } from "./drift";
import { isAlive } from "./preview";
import type { ResourceRow, StackRow } from "./stack";
import type { TemplateObject } from "./template-value";

/** A stack with its resources as they are, and not as it made them: what a deployment that reverts drift starts from. */
export function asItIs(call: Call, stack: StackRow): StackRow {
  const rows = Object.values(stack.resources).map((row) => (isAlive(row) ? actualRow(call, stack, row) : row));
  return { ...stack, resources: Object.fromEntries(rows.map((row) => [row.logicalId, row])) };
}

/** A stack as it made its resources, whatever the last detection has found. */
export function asItWasMade(stack: StackRow): StackRow {
  const rows = Object.values(stack.resources).map((row) => ({ ...row, drift: undefined }));
  return { ...stack, resources: Object.fromEntries(rows.map((row) => [row.logicalId, row])) };
}

function actualRow(call: Call, stack: StackRow, row: ResourceRow): ResourceRow {
  const drift = driftOf(call, stack, row);
  if (drift.status === "DELETED") return { ...row, drift, status: "DELETE_COMPLETE", physicalId: undefined };
  if (drift.status !== "MODIFIED") return row;
  const { expected, actual = {} } = drift;
  const overlay = (properties: TemplateObject) => {
    const kept = Object.entries(properties).filter(([name]) => !Object.hasOwn(expected, name));
    return { ...Object.fromEntries(kept), ...actual };
  };
  return {
    ...row,
    drift,
    properties: overlay(row.properties),
    shownProperties: overlay(row.shownProperties),
  };
}
