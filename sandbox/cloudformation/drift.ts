import { randomUUID } from "node:crypto";
import type {
  PropertyDifference,
  StackDriftDetectionStatus,
  StackDriftStatus,
  StackResourceDriftStatus,
} from "@aws-sdk/client-cloudformation";
import type { Call, Principal } from "../operation";
import type { Place } from "../place";
import type { World } from "../world";
import { isNotFound } from "./failure-reason";
import { isAlive } from "./preview";
import { differencesOf } from "./property-differences";
import { findResourceType } from "./resource-types";
import { type ResourceRow, type StackRow, stacks } from "./stack";
import { physicalResource } from "./step-target";
import type { TemplateObject } from "./template-value";

/** How a resource is, against how the template wants it. */
export interface ResourceDrift {
  status: StackResourceDriftStatus;
  checkedAt: Date;
  expected: TemplateObject;
  actual?: TemplateObject;
  differences: PropertyDifference[];
}

export interface StackDrift {
  status: StackDriftStatus;
  checkedAt: Date;
}

/** One look at a stack's resources, all of them or some. */
export interface DriftDetection {
  detectionId: string;
  stackId: string;
  logicalIds?: string[] | undefined;
  principal: Principal;
  status: StackDriftDetectionStatus;
  startedAt: Date;
  driftStatus?: StackDriftStatus;
  driftedCount?: number;
}

const DETECTION_MS = 5_000;

export function detectionsOf({ world, account, region }: Place): Map<string, DriftDetection> {
  return world.table({ account, region }, "cloudformation.drift-detections");
}

export function startDetection(call: Call, { stackId }: StackRow, logicalIds: string[] | undefined): DriftDetection {
  const detection: DriftDetection = {
    detectionId: randomUUID(),
    stackId,
    logicalIds,
    principal: call.principal,
    status: "DETECTION_IN_PROGRESS",
    startedAt: call.world.clock.date(),
  };
  detectionsOf(call).set(detection.detectionId, detection);
  call.world.schedule(call, "cloudformation.drift", DETECTION_MS, detection.detectionId);
  return detection;
}

export function attachDriftDetection(world: World): void {
  world.onTask<string>("cloudformation.drift", (scope, detectionId) => {
    const place = { ...scope, world };
    const detection = detectionsOf(place).get(detectionId);
    const stack = detection && stacks(place).get(detection.stackId);
    if (stack) detect(place, stack, detection);
  });
}

function detect(place: Place, stack: StackRow, detection: DriftDetection): void {
  const { logicalIds, principal } = detection;
  const call = { ...place, principal, requestId: randomUUID() };
  const rows = Object.values(stack.resources).filter(
    (row) => isAlive(row) && (!logicalIds || logicalIds.includes(row.logicalId)),
  );
  for (const row of rows) row.drift = driftOf(call, stack, row);
  const drifted = rows.filter(({ drift }) => drift?.status === "MODIFIED" || drift?.status === "DELETED");
  detection.status = "DETECTION_COMPLETE";
  detection.driftedCount = drifted.length;
  detection.driftStatus = drifted.length > 0 ? "DRIFTED" : "IN_SYNC";
  stack.drift = { status: detection.driftStatus, checkedAt: place.world.clock.date() };
}

/** Compares what the template says of a resource, and nothing else, with what is there. */
export function driftOf(call: Call, stack: StackRow, row: ResourceRow): ResourceDrift {
  const checkedAt = call.world.clock.date();
  const type = findResourceType(row.type);
  const expected = row.properties;
  if (!type?.actual) return { status: "NOT_CHECKED", checkedAt, expected, differences: [] };
  try {
    const there = type.actual(call, physicalResource(stack, row, row));
    const isFetched = (name: string) => JSON.stringify(expected[name]).includes("{{resolve:");
    const readable = Object.keys(expected).filter((name) => name in there && !isFetched(name));
    const pick = (all: Record<string, unknown>) =>
      Object.fromEntries(
        readable.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])),
      ) as TemplateObject;
    const [wanted, actual] = [pick(expected), pick(there)];
    const differences = differencesOf(wanted, actual);
    return { status: differences.length ? "MODIFIED" : "IN_SYNC", checkedAt, expected: wanted, actual, differences };
  } catch (error) {
    if (!isNotFound(error)) throw error;
    return { status: "DELETED", checkedAt, expected, differences: [] };
  }
}
