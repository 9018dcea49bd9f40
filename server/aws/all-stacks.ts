import "server-only";
import {
  type Stack as AwsStack,
  type StackResource as AwsStackResource,
  DescribeStackResourcesCommand,
  ListChangeSetsCommand,
  ListImportsCommand,
  paginateDescribeStacks,
  paginateListStackResources,
  type StackResourceSummary,
} from "@aws-sdk/client-cloudformation";
import type { AwsClients } from "./clients";
import { isStackMissing } from "./cloudformation";
import { isoTime } from "./iso-time";
import { type Tags, toTags } from "./tags";

export interface AnyStack {
  stackId: string;
  stackName: string;
  status: string;
  isProtected: boolean;
  /** Of the stack that it is nested in. */
  rootId?: string;
  roleArn?: string;
  exports: string[];
  outputs: string[];
  tags: Tags;
  changedAt?: string;
}

/** Ten times of what AWS lets an account have in a Region, unless asked for more. */
const mostStacks = 20_000;

/** All that are there. */
export async function listAllStacks({ cloudformation }: AwsClients): Promise<AnyStack[]> {
  const stacks: AnyStack[] = [];
  for await (const page of paginateDescribeStacks({ client: cloudformation }, {})) {
    stacks.push(...(page.Stacks ?? []).map(toAnyStack));
    if (stacks.length >= mostStacks) break;
  }
  return stacks;
}

function toAnyStack(stack: AwsStack): AnyStack {
  const { StackId: stackId = "", StackName: stackName = "", StackStatus: status = "", Outputs = [] } = stack;
  return {
    stackId,
    stackName,
    status,
    isProtected: stack.EnableTerminationProtection ?? false,
    rootId: stack.RootId,
    roleArn: stack.RoleARN,
    exports: Outputs.flatMap(({ ExportName }) => (ExportName ? [ExportName] : [])),
    outputs: Outputs.flatMap(({ OutputValue }) => (OutputValue ? [OutputValue] : [])),
    tags: toTags(stack.Tags),
    changedAt: isoTime(stack.LastUpdatedTime ?? stack.CreationTime),
  };
}

export interface ResourceOfStack {
  logicalId: string;
  physicalId: string;
  type: string;
  status: string;
  reason?: string;
}

export async function listResourcesOf({ cloudformation }: AwsClients, stackId: string): Promise<ResourceOfStack[]> {
  const resources: ResourceOfStack[] = [];
  for await (const page of paginateListStackResources({ client: cloudformation }, { StackName: stackId }))
    resources.push(...(page.StackResourceSummaries ?? []).flatMap(toResource));
  return resources;
}

function toResource(resource: StackResourceSummary | AwsStackResource): ResourceOfStack[] {
  const { LogicalResourceId: logicalId = "", PhysicalResourceId: physicalId, ResourceType: type = "" } = resource;
  const isThere = physicalId && resource.ResourceStatus !== "DELETE_COMPLETE";
  return isThere
    ? [{ logicalId, physicalId, type, status: resource.ResourceStatus ?? "", reason: resource.ResourceStatusReason }]
    : [];
}

/** The id of the stack that made it, if one did. */
export async function findOwner(
  { cloudformation }: AwsClients,
  physicalId: string,
  type: string,
): Promise<string | undefined> {
  try {
    const answer = await cloudformation.send(new DescribeStackResourcesCommand({ PhysicalResourceId: physicalId }));
    const owned = answer.StackResources?.find(
      ({ PhysicalResourceId, ResourceType }) => PhysicalResourceId === physicalId && ResourceType === type,
    );
    return owned?.StackId;
  } catch (error) {
    if (isStackMissing(error)) return undefined;
    throw error;
  }
}

/** Names of the stacks that take an export. That there is none, CloudFormation says by an error that has only a text. */
export async function listImporters({ cloudformation }: AwsClients, exportName: string): Promise<string[]> {
  try {
    const { Imports = [] } = await cloudformation.send(new ListImportsCommand({ ExportName: exportName }));
    return Imports;
  } catch (error) {
    const isNone =
      error instanceof Error && error.name === "ValidationError" && /not imported|does not exist/.test(error.message);
    if (isNone) return [];
    throw error;
  }
}

/** Those that were not executed. */
export async function listChangeSets({ cloudformation }: AwsClients, stackId: string): Promise<string[]> {
  try {
    const { Summaries = [] } = await cloudformation.send(new ListChangeSetsCommand({ StackName: stackId }));
    return Summaries.flatMap(({ ChangeSetId, ExecutionStatus }) =>
      ChangeSetId && ExecutionStatus !== "EXECUTE_COMPLETE" ? [ChangeSetId] : [],
    );
  } catch (error) {
    if (isStackMissing(error)) return [];
    throw error;
  }
}
