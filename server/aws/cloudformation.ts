import "server-only";
import {
  type Stack as AwsStack,
  type StackEvent as AwsStackEvent,
  CancelUpdateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  type StackStatus,
} from "@aws-sdk/client-cloudformation";
import type { ExistingStack } from "@/lib/domain/check-evidence";
import { ownTags } from "@/lib/domain/own-tags";
import { StackEvent } from "@/lib/domain/stack";
import type { AwsClients } from "./clients";
import { isoTime } from "./iso-time";

export interface Stack {
  stackId: string;
  stackName: string;
  status: StackStatus;
  reason?: string;
  outputs: Record<string, string>;
  parameterNames: string[];
  /** Values that AWS hides are not among them. */
  parameters: Record<string, string>;
  /** By the last drift detection, whoever has asked for it. */
  driftStatus?: string;
  /** Of the stack that it is nested in. */
  rootId?: string;
  tags: Record<string, string>;
}

/** By name, or by id for one that may be deleted. */
export async function findStack({ cloudformation }: AwsClients, nameOrId: string): Promise<Stack | undefined> {
  try {
    const { Stacks: [stack] = [] } = await cloudformation.send(new DescribeStacksCommand({ StackName: nameOrId }));
    return stack && toStack(stack);
  } catch (error) {
    if (isStackMissing(error)) return undefined;
    throw error;
  }
}

/** CloudFormation has no error of its own for it, only this text. */
export function isStackMissing(error: unknown): boolean {
  return error instanceof Error && error.name === "ValidationError" && /does not exist/.test(error.message);
}

function toStack({
  StackId,
  StackName,
  StackStatus,
  StackStatusReason,
  Outputs = [],
  Parameters = [],
  RootId,
  Tags = [],
  DriftInformation,
}: AwsStack): Stack {
  if (!StackId || !StackName || !StackStatus)
    throw new TypeError("CloudFormation described a stack without id, name or status");
  return {
    stackId: StackId,
    stackName: StackName,
    status: StackStatus,
    reason: StackStatusReason,
    outputs: Object.fromEntries(Outputs.map(({ OutputKey = "", OutputValue = "" }) => [OutputKey, OutputValue])),
    parameterNames: Parameters.map(({ ParameterKey = "" }) => ParameterKey),
    parameters: Object.fromEntries(
      Parameters.flatMap(({ ParameterKey = "", ParameterValue }) =>
        ParameterValue === undefined || ParameterValue === "****" ? [] : [[ParameterKey, ParameterValue]],
      ),
    ),
    driftStatus: DriftInformation?.StackDriftStatus,
    rootId: RootId,
    tags: Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value])),
  };
}

/** Stacks that are there, newest first; a thousand at the most. */
export async function listStacks({ cloudformation }: AwsClients): Promise<ExistingStack[]> {
  const stacks: AwsStack[] = [];
  let token: string | undefined;
  do {
    const page = await cloudformation.send(new DescribeStacksCommand({ NextToken: token }));
    stacks.push(...(page.Stacks ?? []));
    token = page.NextToken;
  } while (token && stacks.length < 1000);
  return stacks.map((stack) => ({
    stackName: stack.StackName ?? "",
    status: stack.StackStatus ?? "",
    serviceName: stack.Tags?.find((tag) => tag.Key === ownTags.service)?.Value,
    updatedAt: isoTime(stack.LastUpdatedTime ?? stack.CreationTime),
  }));
}

/** The physical ids of a stack's resources of one type. */
export async function listPhysicalIds(
  { cloudformation }: AwsClients,
  stackId: string,
  resourceType: string,
): Promise<string[]> {
  const { StackResources = [] } = await cloudformation.send(new DescribeStackResourcesCommand({ StackName: stackId }));
  return StackResources.filter((resource) => resource.ResourceType === resourceType).flatMap(
    ({ PhysicalResourceId: id }) => (id ? [id] : []),
  );
}

/** The id of the stack that a resource is of. */
export async function findStackOfResource(
  { cloudformation }: AwsClients,
  physicalId: string,
): Promise<string | undefined> {
  try {
    const { StackResources: [resource] = [] } = await cloudformation.send(
      new DescribeStackResourcesCommand({ PhysicalResourceId: physicalId }),
    );
    return resource?.StackId;
  } catch (error) {
    if (isStackMissing(error)) return undefined;
    throw error;
  }
}

const mostEventPages = 20;

/**
 * The events since an operation of ours began, oldest first, and also of what came after it: a cancelled creation ends in a
 * deletion that has another token. None before the operation has begun.
 */
export async function listEventsSince(
  { cloudformation }: AwsClients,
  stackId: string,
  clientRequestToken: string,
): Promise<StackEvent[]> {
  const events: AwsStackEvent[] = [];
  let token: string | undefined;
  for (let page = 0; page < mostEventPages; page++) {
    const { StackEvents = [], NextToken } = await cloudformation.send(
      new DescribeStackEventsCommand({ StackName: stackId, NextToken: token }),
    );
    events.push(...StackEvents);
    // Newest first: an event of an older operation behind one of ours ends the search.
    const first = events.findLastIndex((event) => event.ClientRequestToken === clientRequestToken);
    if (!NextToken || (first >= 0 && first < events.length - 1))
      return events
        .slice(0, first + 1)
        .reverse()
        .map(toEvent);
    token = NextToken;
  }
  return [];
}

function toEvent(event: AwsStackEvent): StackEvent {
  return StackEvent.parse({
    id: event.EventId,
    at: isoTime(event.Timestamp),
    logicalId: event.LogicalResourceId,
    physicalId: event.PhysicalResourceId || undefined,
    resourceType: event.ResourceType,
    status: event.ResourceStatus,
    reason: event.ResourceStatusReason,
  });
}

/** False when the update has just gone past the point where it could be cancelled: there is only a text for it. */
export async function cancelStackUpdate({ cloudformation }: AwsClients, stackId: string): Promise<boolean> {
  try {
    await cloudformation.send(new CancelUpdateStackCommand({ StackName: stackId }));
    return true;
  } catch (error) {
    const isLate =
      error instanceof Error && error.name === "ValidationError" && /current stack status/.test(error.message);
    if (isLate) return false;
    throw error;
  }
}

/** A stack that is gone already is a success. Delete by id: the name may belong to another one by now. */
export async function deleteStack(
  { cloudformation }: AwsClients,
  stackId: string,
  clientRequestToken: string,
): Promise<void> {
  await cloudformation.send(new DeleteStackCommand({ StackName: stackId, ClientRequestToken: clientRequestToken }));
}
