import "server-only";
import { type StackEvent as AwsStackEvent, DescribeStackEventsCommand } from "@aws-sdk/client-cloudformation";
import { progressOfStackStatus } from "@/lib/domain/stack-status";
import type { AwsClients } from "./clients";
import { isoTime } from "./iso-time";

/** The latest thing that was asked of a stack. */
export interface StackOperation {
  /** Of the event with which it began. */
  id: string;
  stackName: string;
  /** Of the stack itself. */
  status: string;
  startedAt: string;
  endedAt?: string;
  /** The first resource's own failure. */
  reason?: string;
  /** What whoever asked has called it: ours are told by it. */
  token?: string;
}

const mostPages = 3;
const stackType = "AWS::CloudFormation::Stack";
const begins = new Set(["CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS", "IMPORT_IN_PROGRESS"]);

/** By the newest events of a stack; undefined where they do not reach back to its beginning. */
export async function findStackOperation(
  { cloudformation }: AwsClients,
  stackId: string,
): Promise<StackOperation | undefined> {
  const events: AwsStackEvent[] = [];
  let next: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const { StackEvents = [], NextToken } = await cloudformation.send(
      new DescribeStackEventsCommand({ StackName: stackId, NextToken: next }),
    );
    events.push(...StackEvents);
    const first = events.findIndex((event) => isOfStack(event) && begins.has(event.ResourceStatus ?? ""));
    if (first >= 0) return toOperation(events.slice(0, first + 1));
    next = NextToken;
    if (!next) break;
  }
  return undefined;
}

/** Events of one operation, newest first. */
function toOperation(events: readonly AwsStackEvent[]): StackOperation | undefined {
  const own = events.filter(isOfStack);
  const [last, first] = [own[0], own.at(-1)];
  const startedAt = isoTime(first?.Timestamp);
  if (!last?.ResourceStatus || !first?.EventId || !startedAt) return undefined;
  const isOver = progressOfStackStatus(last.ResourceStatus) !== "running";
  return {
    id: first.EventId,
    stackName: last.StackName ?? "",
    status: last.ResourceStatus,
    startedAt,
    endedAt: isOver ? isoTime(last.Timestamp) : undefined,
    reason: events.findLast(isOwnFailure)?.ResourceStatusReason,
    token: first.ClientRequestToken,
  };
}

function isOfStack({ ResourceType, PhysicalResourceId, StackId }: AwsStackEvent): boolean {
  return ResourceType === stackType && PhysicalResourceId === StackId;
}

function isOwnFailure({ ResourceType, ResourceStatus, ResourceStatusReason = "" }: AwsStackEvent): boolean {
  const isConsequence = /^Resource (creation|update) cancelled/.test(ResourceStatusReason);
  return ResourceType !== stackType && ResourceStatus?.endsWith("_FAILED") === true && !isConsequence;
}
