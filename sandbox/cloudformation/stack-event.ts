import { randomUUID } from "node:crypto";
import type { ResourceStatus, StackEvent, StackStatus } from "@aws-sdk/client-cloudformation";
import type { Place } from "../place";
import type { ResourceRow, StackRow } from "./stack";

/** A stack's events, the oldest first. */
export function eventsOf({ world, account, region }: Place, stackId: string): StackEvent[] {
  const table = world.table<StackEvent[]>({ account, region }, "cloudformation.events");
  let events = table.get(stackId);
  if (!events) {
    events = [];
    table.set(stackId, events);
  }
  return events;
}

type Note = Pick<StackEvent, "ResourceStatusReason" | "DetailedStatus">;

/** Moves the stack to a status and says so. */
export function setStackStatus(place: Place, stack: StackRow, status: StackStatus, reason?: string): void {
  stack.status = status;
  stack.statusReason = reason;
  stack.isConfigured = false;
  noteStack(place, stack, { ResourceStatusReason: reason });
  place.world.record("event", place, "cloudformation.stack-status", {
    stackId: stack.stackId,
    stackName: stack.stackName,
    status,
    reason,
  });
}

export function noteStack(place: Place, stack: StackRow, note: Note): void {
  addEvent(place, stack, {
    EventId: randomUUID(),
    LogicalResourceId: stack.stackName,
    PhysicalResourceId: stack.stackId,
    ResourceType: "AWS::CloudFormation::Stack",
    ResourceStatus: stack.status as ResourceStatus,
    ...note,
  });
}

type ResourceNote = Pick<ResourceRow, "status"> & { reason?: string; detailedStatus?: StackEvent["DetailedStatus"] };

/** Moves a resource to a status and says so. */
export function setResourceStatus(place: Place, stack: StackRow, resource: ResourceRow, note: ResourceNote): void {
  const { status, reason, detailedStatus } = note;
  resource.status = status;
  resource.statusReason = reason;
  resource.changedAt = place.world.clock.date();
  addEvent(place, stack, {
    EventId: `${resource.logicalId}-${status}-${resource.changedAt.toISOString()}`,
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId ?? "",
    ResourceType: resource.type,
    ResourceStatus: status,
    ResourceStatusReason: reason,
    ResourceProperties: JSON.stringify(resource.shownProperties),
    DetailedStatus: detailedStatus,
  });
}

function addEvent(
  place: Place,
  stack: StackRow,
  fields: Omit<StackEvent, "StackId" | "StackName" | "Timestamp">,
): void {
  const { stackId, stackName, operation } = stack;
  const events = eventsOf(place, stackId);
  // Ids of resources' events are made of the time, and two can fall into one millisecond.
  const isTaken = events.slice(-50).some(({ EventId }) => EventId === fields.EventId);
  events.push({
    ...fields,
    EventId: isTaken ? `${fields.EventId}-${events.length}` : fields.EventId,
    StackId: stackId,
    StackName: stackName,
    Timestamp: place.world.clock.date(),
    OperationId: operation?.operationId,
    ClientRequestToken: operation?.token,
  });
}
