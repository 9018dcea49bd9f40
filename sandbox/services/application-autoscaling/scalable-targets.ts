import type {
  DeregisterScalableTargetRequest,
  DescribeScalableTargetsRequest,
  DescribeScalableTargetsResponse,
  RegisterScalableTargetRequest,
  RegisterScalableTargetResponse,
  ScalableTarget,
} from "@aws-sdk/client-application-auto-scaling";
import type { Call } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { randomHex } from "../../random";
import { findServiceByArn } from "../ecs/find-service";
import { ecsArn } from "../ecs/tables";
import { checkTargetId, invalid, pageSize } from "./checks";
import { removePolicy } from "./scaling-policies";
import {
  isSameTarget,
  readScalableTarget,
  type ScalableTargetRow,
  scalableTargetTable,
  scalingPolicyTable,
  targetKey,
} from "./tables";

const MOST_TAGS = 50;

/** Registers a target, or changes what is said of one that is registered. */
export function registerScalableTarget(
  call: Call,
  input: RegisterScalableTargetRequest,
): RegisterScalableTargetResponse {
  checkTargetId(input);
  const {
    ServiceNamespace,
    ResourceId = "",
    ScalableDimension,
    MinCapacity,
    MaxCapacity,
    SuspendedState,
    Tags,
  } = input;
  const existing = scalableTargetTable(call).get(targetKey(input));
  const [min, max] = [MinCapacity ?? existing?.MinCapacity, MaxCapacity ?? existing?.MaxCapacity];
  if (!ServiceNamespace || !ScalableDimension)
    throw invalid("Unsupported service namespace, resource type or scalable dimension");
  if (min === undefined || max === undefined) {
    throw invalid("The minimum capacity and the maximum capacity are required when you register a new scalable target");
  }
  if (min < 0 || max < 0) throw invalid("Capacity must be greater than or equal to 0");
  if (min > max) throw invalid("Maximum capacity cannot be less than minimum capacity");
  if (existing && Tags)
    throw invalid("Tags can only be given when a new scalable target is registered. Use TagResource instead.");
  if (Object.keys(Tags ?? {}).length > MOST_TAGS) throw invalid(`A resource can have at most ${MOST_TAGS} tags`);
  if (ServiceNamespace === "ecs" && !findServiceByArn(call, ecsArn(call, ResourceId))) {
    throw invalid(`ECS service doesn't exist: ${ResourceId}`);
  }
  const suspended = { ...existing?.SuspendedState, ...SuspendedState };
  const row = putScalableTarget(call, {
    ServiceNamespace,
    ResourceId,
    ScalableDimension,
    MinCapacity: min,
    MaxCapacity: max,
    RoleARN: input.RoleARN ?? existing?.RoleARN ?? serviceLinkedRole(call, ServiceNamespace),
    SuspendedState: {
      DynamicScalingInSuspended: false,
      DynamicScalingOutSuspended: false,
      ScheduledScalingSuspended: false,
      ...suspended,
    },
    tags: existing?.tags ?? { ...Tags },
    madeBy: existing?.madeBy ?? call.principal.arn,
  });
  return { ScalableTargetARN: row.ScalableTargetARN };
}

type NewTarget = Omit<ScalableTargetRow, "ScalableTargetARN" | "CreationTime">;

/** One that is there keeps its ARN. */
export function putScalableTarget(place: Place, target: NewTarget): ScalableTargetRow {
  const { account, region, world } = place;
  const existing = scalableTargetTable(place).get(targetKey(target));
  const arn = `arn:aws:application-autoscaling:${region}:${account}:scalable-target/${randomHex(32)}`;
  const row: ScalableTargetRow = {
    ...target,
    ScalableTargetARN: existing?.ScalableTargetARN ?? arn,
    CreationTime: existing?.CreationTime ?? world.clock.date(),
  };
  scalableTargetTable(place).set(targetKey(target), row);
  const { ResourceId, MinCapacity, MaxCapacity } = row;
  world.record("effect", place, "application-autoscaling.target-registered", {
    resourceId: ResourceId,
    minCapacity: MinCapacity,
    maxCapacity: MaxCapacity,
  });
  return row;
}

export function serviceLinkedRole({ account }: Place, namespace: string): string {
  const suffix = namespace === "ecs" ? "ECSService" : namespace;
  return `arn:aws:iam::${account}:role/aws-service-role/${namespace}.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_${suffix}`;
}

export function describeScalableTargets(
  call: Call,
  input: DescribeScalableTargetsRequest,
): DescribeScalableTargetsResponse {
  checkTargetId(input);
  const { ServiceNamespace, ResourceIds, ScalableDimension, NextToken, MaxResults } = input;
  const found = [...scalableTargetTable(call).values()].filter(
    (target) =>
      target.ServiceNamespace === ServiceNamespace &&
      (!ResourceIds || ResourceIds.length === 0 || ResourceIds.includes(target.ResourceId)) &&
      (!ScalableDimension || target.ScalableDimension === ScalableDimension),
  );
  const page = pageOf(found, {
    nextToken: NextToken,
    size: pageSize(MaxResults),
    errorCode: "InvalidNextTokenException",
  });
  return { ScalableTargets: page.items.map(toScalableTarget), NextToken: page.nextToken };
}

/** Its policies go with it. */
export function deregisterScalableTarget(call: Call, input: DeregisterScalableTargetRequest): object {
  checkTargetId(input);
  removeScalableTarget(call, readScalableTarget(call, input));
  return {};
}

export function removeScalableTarget(place: Place, target: ScalableTargetRow): void {
  for (const policy of scalingPolicyTable(place).values())
    if (isSameTarget(policy, target)) removePolicy(place, policy);
  scalableTargetTable(place).delete(targetKey(target));
  place.world.record("effect", place, "application-autoscaling.target-deregistered", { resourceId: target.ResourceId });
}

function toScalableTarget({ tags, madeBy, ...target }: ScalableTargetRow): ScalableTarget {
  return target;
}
