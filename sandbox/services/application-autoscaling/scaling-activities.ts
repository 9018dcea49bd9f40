import { randomUUID } from "node:crypto";
import type {
  DescribeScalingActivitiesRequest,
  DescribeScalingActivitiesResponse,
} from "@aws-sdk/client-application-auto-scaling";
import type { Call } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { checkTargetId, pageSize } from "./checks";
import { type ScalableTargetRow, scalingActivityTable } from "./tables";

const KEPT_MS = 42 * 86_400_000;

/** The target's new minimum asks for more than there was. */
export function addActivity(place: Place, target: ScalableTargetRow): void {
  const now = place.world.clock.date();
  const ActivityId = randomUUID();
  scalingActivityTable(place).set(ActivityId, {
    ActivityId,
    ServiceNamespace: target.ServiceNamespace,
    ResourceId: target.ResourceId,
    ScalableDimension: target.ScalableDimension,
    Description: `Setting desired count to ${target.MinCapacity}.`,
    Cause: `minimum capacity was set to ${target.MinCapacity}`,
    StartTime: now,
    EndTime: now,
    StatusCode: "Successful",
    StatusMessage: `Successfully set desired count to ${target.MinCapacity}. Change successfully fulfilled by ecs.`,
  });
}

/** Of the last six weeks, newest first. */
export function describeScalingActivities(
  call: Call,
  input: DescribeScalingActivitiesRequest,
): DescribeScalingActivitiesResponse {
  checkTargetId(input);
  const { ServiceNamespace, ResourceId, ScalableDimension, NextToken, MaxResults } = input;
  const since = call.world.clock.now() - KEPT_MS;
  const found = [...scalingActivityTable(call).values()]
    .filter(
      (activity) =>
        activity.ServiceNamespace === ServiceNamespace &&
        (!ResourceId || activity.ResourceId === ResourceId) &&
        (!ScalableDimension || activity.ScalableDimension === ScalableDimension) &&
        (activity.StartTime?.getTime() ?? 0) >= since,
    )
    .toReversed();
  const page = pageOf(found, {
    nextToken: NextToken,
    size: pageSize(MaxResults),
    errorCode: "InvalidNextTokenException",
  });
  return { ScalingActivities: page.items, NextToken: page.nextToken };
}
