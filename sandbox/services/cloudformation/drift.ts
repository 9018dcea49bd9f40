import type {
  DescribeStackDriftDetectionStatusInput,
  DescribeStackDriftDetectionStatusOutput,
  DescribeStackResourceDriftsInput,
  DescribeStackResourceDriftsOutput,
  DetectStackDriftInput,
  DetectStackDriftOutput,
  DetectStackResourceDriftInput,
  DetectStackResourceDriftOutput,
  StackResourceDrift,
} from "@aws-sdk/client-cloudformation";
import { detectionsOf, driftOf, startDetection } from "../../cloudformation/drift";
import { isAlive } from "../../cloudformation/preview";
import { type ResourceRow, readLiveStack, readStack, type StackRow } from "../../cloudformation/stack";
import { validationError } from "../../cloudformation/validation-error";
import type { Call } from "../../operation";
import { pageOf } from "../../page";

const checkable =
  /^(CREATE_COMPLETE|UPDATE_COMPLETE|UPDATE_ROLLBACK_COMPLETE|UPDATE_ROLLBACK_FAILED|IMPORT_COMPLETE|IMPORT_ROLLBACK_COMPLETE)$/;

export function detectStackDrift(call: Call, input: DetectStackDriftInput): DetectStackDriftOutput {
  const stack = checkedStack(call, input.StackName ?? "");
  const running = [...detectionsOf(call).values()].some(
    ({ stackId, status }) => stackId === stack.stackId && status === "DETECTION_IN_PROGRESS",
  );
  if (running) throw validationError(`Drift detection is already in progress for stack [${stack.stackId}]`);
  for (const logicalId of input.LogicalResourceIds ?? []) readResource(stack, logicalId);
  return { StackDriftDetectionId: startDetection(call, stack, input.LogicalResourceIds).detectionId };
}

function checkedStack(call: Call, name: string): StackRow {
  const stack = readLiveStack(call, name);
  if (checkable.test(stack.status)) return stack;
  throw validationError(`Drift detection cannot be performed on stack [${stack.stackId}] in ${stack.status} state`);
}

function readResource(stack: StackRow, logicalId: string): ResourceRow {
  const row = stack.resources[logicalId];
  if (row && isAlive(row)) return row;
  throw validationError(`Resource ${logicalId} does not exist for stack ${stack.stackName}`);
}

export function describeStackDriftDetectionStatus(
  call: Call,
  input: DescribeStackDriftDetectionStatusInput,
): DescribeStackDriftDetectionStatusOutput {
  const detection = detectionsOf(call).get(input.StackDriftDetectionId ?? "");
  if (!detection) throw validationError(`Drift detection [${input.StackDriftDetectionId}] does not exist`);
  return {
    StackId: detection.stackId,
    StackDriftDetectionId: detection.detectionId,
    DetectionStatus: detection.status,
    StackDriftStatus: detection.driftStatus,
    DriftedStackResourceCount: detection.driftedCount,
    Timestamp: detection.startedAt,
  };
}

export function detectStackResourceDrift(
  call: Call,
  input: DetectStackResourceDriftInput,
): DetectStackResourceDriftOutput {
  const stack = checkedStack(call, input.StackName ?? "");
  const row = readResource(stack, input.LogicalResourceId ?? "");
  row.drift = driftOf(call, stack, row);
  return { StackResourceDrift: toDrift(stack, row) };
}

/** Of the resources that have been looked at. */
export function describeStackResourceDrifts(
  call: Call,
  input: DescribeStackResourceDriftsInput,
): DescribeStackResourceDriftsOutput {
  const stack = readStack(call, input.StackName ?? "");
  const { StackResourceDriftStatusFilters: wanted, MaxResults: size = 100, NextToken: nextToken } = input;
  const rows = Object.values(stack.resources)
    .filter(({ drift }) => drift && (wanted?.includes(drift.status) ?? true))
    .toSorted((a, b) => (a.logicalId < b.logicalId ? -1 : 1));
  const page = pageOf(rows, { nextToken, size, errorCode: "ValidationError" });
  return { StackResourceDrifts: page.items.map((row) => toDrift(stack, row)), NextToken: page.nextToken };
}

function toDrift({ stackId }: StackRow, { logicalId, physicalId, type, drift }: ResourceRow): StackResourceDrift {
  return {
    StackId: stackId,
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    StackResourceDriftStatus: drift?.status,
    Timestamp: drift?.checkedAt,
    ExpectedProperties: drift && JSON.stringify(drift.expected),
    ActualProperties: drift?.actual && JSON.stringify(drift.actual),
    PropertyDifferences: drift?.differences,
  };
}
