import type {
  DescribeEventsInput,
  DescribeEventsOutput,
  DescribeStackEventsInput,
  DescribeStackEventsOutput,
  EventType,
  OperationEvent,
  StackEvent,
} from "@aws-sdk/client-cloudformation";
import { readChangeSet } from "../../cloudformation/change-set";
import { findingsOf } from "../../cloudformation/early-validation";
import { findStack, readStack } from "../../cloudformation/stack";
import { eventsOf } from "../../cloudformation/stack-event";
import { type OperationSummary, operationsOf } from "../../cloudformation/stack-operation";
import { validationError } from "../../cloudformation/validation-error";
import type { Call } from "../../operation";
import type { Place } from "../../place";

const PAGE_SIZE = 100;

/** The newest first. */
export function describeStackEvents(call: Call, input: DescribeStackEventsInput): DescribeStackEventsOutput {
  const stack = findStack(call, input.StackName ?? "");
  if (!stack) throw validationError(`Stack [${input.StackName}] does not exist`);
  const { items, nextToken } = newestPage(eventsOf(call, stack.stackId), input.NextToken);
  return { StackEvents: items, NextToken: nextToken };
}

/** The list grows at its new end between two pages, so the token counts from the oldest. */
function newestPage<Event>(oldestFirst: Event[], nextToken: string | undefined) {
  const end = nextToken === undefined ? oldestFirst.length : Number(Buffer.from(nextToken, "base64url").toString());
  if (!Number.isInteger(end) || end < 0) throw validationError("The specified nextToken is invalid.");
  const start = Math.max(end - PAGE_SIZE, 0);
  return {
    items: oldestFirst.slice(start, end).toReversed(),
    nextToken: start > 0 ? Buffer.from(String(start)).toString("base64url") : undefined,
  };
}

/** All events of an operation, or of a stack, and what its validation found, which no other operation tells. */
export function describeEvents(call: Call, input: DescribeEventsInput): DescribeEventsOutput {
  const found = eventsFor(call, input).filter((event) => !input.Filters?.FailedEvents || isFailure(event));
  const { items, nextToken } = newestPage(
    found.toSorted((a, b) => (a.Timestamp?.getTime() ?? 0) - (b.Timestamp?.getTime() ?? 0)),
    input.NextToken,
  );
  return { OperationEvents: items, NextToken: nextToken };
}

function eventsFor(call: Call, { StackName, ChangeSetName, OperationId }: DescribeEventsInput): OperationEvent[] {
  if (ChangeSetName) {
    const { operationId } = readChangeSet(call, { ChangeSetName, StackName });
    return ofOperation(call, operationId);
  }
  if (OperationId) {
    if (operationsOf(call).has(OperationId)) return ofOperation(call, OperationId);
    throw validationError(`Operation [${OperationId}] does not exist`);
  }
  if (!StackName) throw validationError("One of ChangeSetName, OperationId or StackName must be specified");
  const { stackId } = readStack(call, StackName);
  const operations = [...operationsOf(call).values()].filter((operation) => operation.stackId === stackId);
  return [
    ...eventsOf(call, stackId).map((event) => toOperationEvent(call, event)),
    ...operations.flatMap(({ operationId }) => findings(call, operationId)),
  ];
}

function ofOperation(place: Place, operationId: string): OperationEvent[] {
  const { stackId = "" }: Partial<OperationSummary> = operationsOf(place).get(operationId) ?? {};
  return [
    ...eventsOf(place, stackId)
      .filter(({ OperationId }) => OperationId === operationId)
      .map((event) => toOperationEvent(place, event)),
    ...findings(place, operationId),
  ];
}

function findings(place: Place, operationId: string): OperationEvent[] {
  const status = operationsOf(place).get(operationId)?.status;
  return (findingsOf(place).get(operationId) ?? []).map((event) => ({ ...event, OperationStatus: status }));
}

function toOperationEvent(place: Place, event: StackEvent): OperationEvent {
  const { StackName, OperationId = "", ...shared } = event;
  const operation = operationsOf(place).get(OperationId);
  return {
    ...shared,
    OperationId: OperationId || undefined,
    OperationType: operation?.type,
    OperationStatus: operation?.status,
    EventType: eventTypeOf(event),
  };
}

function eventTypeOf({ ResourceType, ResourceStatus }: StackEvent): EventType {
  if (ResourceType === "AWS::CloudFormation::Stack") return "STACK_EVENT";
  return ResourceStatus?.endsWith("_FAILED") ? "PROVISIONING_ERROR" : "PROGRESS_EVENT";
}

function isFailure({ EventType, ResourceStatus }: OperationEvent): boolean {
  return EventType === "VALIDATION_ERROR" || ResourceStatus?.endsWith("_FAILED") === true;
}
