import type {
  DescribeChangeSetInput,
  DescribeChangeSetOutput,
  ListChangeSetsInput,
  ListChangeSetsOutput,
} from "@aws-sdk/client-cloudformation";
import { type ChangeSetRow, changeSetsOf, readChangeSet } from "../../cloudformation/change-set";
import { withoutValues } from "../../cloudformation/property-changes";
import { readLiveStack } from "../../cloudformation/stack";
import type { Call } from "../../operation";
import { pageOf } from "../../page";
import { toParameters } from "./describe-stacks";

const PAGE_SIZE = 100;
const errorCode = "ValidationError";

export function describeChangeSet(call: Call, input: DescribeChangeSetInput): DescribeChangeSetOutput {
  const row = readChangeSet(call, input);
  const { definition } = row;
  const { items, nextToken } = pageOf(row.changes, { nextToken: input.NextToken, size: PAGE_SIZE, errorCode });
  return {
    ...summaryOf(row),
    Parameters: toParameters(definition),
    NotificationARNs: definition.notificationArns,
    RollbackConfiguration: row.rollbackConfiguration ?? {},
    Capabilities: definition.capabilities,
    Tags: definition.tags.length ? definition.tags : undefined,
    Changes: items.map(({ Type, ResourceChange = {} }) => {
      if (input.IncludePropertyValues) return { Type, ResourceChange };
      const { BeforeContext, AfterContext, Details = [], ...change } = ResourceChange;
      return { Type, ResourceChange: { ...change, Details: withoutValues(Details) } };
    }),
    NextToken: nextToken,
    OnStackFailure: row.onStackFailure,
    DeploymentConfig: row.deploymentConfig,
    DeploymentMode: row.deploymentMode,
    ImportExistingResources: row.importsExisting ?? false,
  };
}

export function listChangeSets(call: Call, input: ListChangeSetsInput): ListChangeSetsOutput {
  const rows = changeSetsOf(call, readLiveStack(call, input.StackName ?? ""));
  const { items, nextToken } = pageOf(rows, { nextToken: input.NextToken, size: PAGE_SIZE, errorCode });
  return { Summaries: items.map(summaryOf), NextToken: nextToken };
}

function summaryOf(row: ChangeSetRow) {
  return {
    StackId: row.stackId,
    StackName: row.stackName,
    ChangeSetId: row.changeSetId,
    ChangeSetName: row.name,
    ExecutionStatus: row.executionStatus,
    Status: row.status,
    StatusReason: row.statusReason,
    CreationTime: row.createdAt,
    Description: row.description,
    IncludeNestedStacks: row.includesNestedStacks ?? false,
  };
}
