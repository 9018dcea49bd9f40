import type {
  DescribeStackResourceInput,
  DescribeStackResourceOutput,
  DescribeStackResourcesInput,
  DescribeStackResourcesOutput,
  ListStackResourcesInput,
  ListStackResourcesOutput,
} from "@aws-sdk/client-cloudformation";
import { findStack, type ResourceRow, readStack, type StackRow, stacks } from "../../cloudformation/stack";
import { validationError } from "../../cloudformation/validation-error";
import type { Call } from "../../operation";
import { pageOf } from "../../page";

export function describeStackResource(call: Call, input: DescribeStackResourceInput): DescribeStackResourceOutput {
  const { StackName = "", LogicalResourceId = "" } = input;
  const stack = findStack(call, StackName);
  if (!stack) throw validationError(`Stack '${StackName}' does not exist`);
  const row = stack.resources[LogicalResourceId];
  if (!row) throw validationError(`Resource ${LogicalResourceId} does not exist for stack ${stack.stackName}`);
  return {
    StackResourceDetail: {
      ...common(stack, row),
      LastUpdatedTimestamp: row.changedAt,
      Metadata: JSON.stringify(row.metadata ?? {}),
    },
  };
}

export function describeStackResources(call: Call, input: DescribeStackResourcesInput): DescribeStackResourcesOutput {
  const { StackName, LogicalResourceId, PhysicalResourceId } = input;
  if (StackName === undefined && PhysicalResourceId === undefined) {
    throw validationError("Either stackName or physicalResourceId must be specified, but not both");
  }
  const stack = StackName === undefined ? ownerOf(call, PhysicalResourceId ?? "") : readStack(call, StackName);
  const rows = sorted(stack).filter(({ logicalId }) => !LogicalResourceId || logicalId === LogicalResourceId);
  if (LogicalResourceId && rows.length === 0) {
    throw validationError(`Resource ${LogicalResourceId} does not exist for stack ${stack.stackName}`);
  }
  return { StackResources: rows.map((row) => ({ ...common(stack, row), Timestamp: row.changedAt })) };
}

export function listStackResources(call: Call, input: ListStackResourcesInput): ListStackResourcesOutput {
  const stack = readStack(call, input.StackName ?? "");
  const page = pageOf(sorted(stack), { nextToken: input.NextToken, size: 100, errorCode: "ValidationError" });
  const summaries = page.items.map((row) => {
    const { StackId, StackName, ...summary } = common(stack, row);
    return { ...summary, LastUpdatedTimestamp: row.changedAt };
  });
  return { StackResourceSummaries: summaries, NextToken: page.nextToken };
}

function ownerOf(call: Call, physicalId: string): StackRow {
  const owner = [...stacks(call).values()].find(
    ({ status, resources }) =>
      status !== "DELETE_COMPLETE" && Object.values(resources).some((row) => row.physicalId === physicalId),
  );
  if (owner) return owner;
  throw validationError(`Stack for ${physicalId} does not exist`);
}

function sorted({ resources }: StackRow): ResourceRow[] {
  return Object.values(resources).toSorted((a, b) => (a.logicalId < b.logicalId ? -1 : 1));
}

function common({ stackId, stackName }: StackRow, row: ResourceRow) {
  return {
    StackName: stackName,
    StackId: stackId,
    LogicalResourceId: row.logicalId,
    PhysicalResourceId: row.physicalId,
    ResourceType: row.type,
    ResourceStatus: row.status,
    ResourceStatusReason: row.statusReason,
    DriftInformation: {
      StackResourceDriftStatus: row.drift?.status ?? ("NOT_CHECKED" as const),
      LastCheckTimestamp: row.drift?.checkedAt,
    },
  };
}
