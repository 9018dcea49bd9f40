import { z } from "zod";
import { Progress } from "./progress";
import { progressOfStackStatus } from "./stack-status";

export const StackName = z.string().regex(/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/, { error: "stack-name" });

/** One event of a stack, oldest first where there are several. */
export const StackEvent = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  logicalId: z.string(),
  physicalId: z.string().optional(),
  resourceType: z.string(),
  status: z.string(),
  reason: z.string().optional(),
});
export type StackEvent = z.infer<typeof StackEvent>;

export const StackResource = z.object({
  logicalId: z.string(),
  physicalId: z.string().optional(),
  resourceType: z.string(),
  progress: Progress,
  status: z.string(),
  reason: z.string().optional(),
});
export type StackResource = z.infer<typeof StackResource>;

/** Where each resource stands after these events; the stack's own events are left out. */
export function resourcesOf(events: readonly StackEvent[]): StackResource[] {
  const resources = new Map<string, StackResource>();
  for (const event of events) {
    if (event.resourceType === "AWS::CloudFormation::Stack") continue;
    const { logicalId, physicalId, resourceType, status, reason } = event;
    const progress = progressOfStackStatus(status);
    resources.set(logicalId, {
      logicalId,
      physicalId: physicalId || resources.get(logicalId)?.physicalId,
      resourceType,
      progress,
      status,
      reason,
    });
  }
  return [...resources.values()];
}

/** The event by which an operation on the stack ended, if it has. */
export function lastWordOn(stackId: string, events: readonly StackEvent[]): StackEvent | undefined {
  return events.find(({ physicalId, status }) => physicalId === stackId && !status.endsWith("_IN_PROGRESS"));
}

const cancelledByAnother = /^Resource (creation|update) cancelled/;

/**
 * What broke a stack: the first failure in time that is a resource's own, not a consequence of another's. Where no resource failed, as
 * with an export that others use, the stack itself says why it goes back.
 */
export function rootFailure(events: readonly StackEvent[]): StackEvent | undefined {
  const failures = events.filter(
    (event) => event.status.endsWith("_FAILED") && !cancelledByAnother.test(event.reason ?? ""),
  );
  return (
    failures.find((event) => event.resourceType !== "AWS::CloudFormation::Stack") ??
    failures[0] ??
    events.find(({ status, reason }) => status.endsWith("ROLLBACK_IN_PROGRESS") && reason)
  );
}
