import { randomUUID } from "node:crypto";
import type {
  DeleteScalingPolicyRequest,
  DescribeScalingPoliciesRequest,
  DescribeScalingPoliciesResponse,
  PutScalingPolicyRequest,
  PutScalingPolicyResponse,
  ScalingPolicy,
} from "@aws-sdk/client-application-auto-scaling";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { removeAlarm } from "../cloudwatch/change-alarms";
import { checkTargetId, invalid, pageSize } from "./checks";
import { policyKey, readScalableTarget, type ScalingPolicyRow, scalingPolicyTable, type TargetId } from "./tables";
import { putTrackingAlarms } from "./tracking-alarms";

export function putScalingPolicy(call: Call, input: PutScalingPolicyRequest): PutScalingPolicyResponse {
  checkTargetId(input);
  const existing = findPolicy(call, input, input.PolicyName);
  const PolicyType = input.PolicyType ?? existing?.PolicyType ?? "StepScaling";
  if (existing && existing.PolicyType !== PolicyType) throw invalid("You cannot change the type of a scaling policy");
  const target = readScalableTarget(call, input);
  const { StepScalingPolicyConfiguration: step, TargetTrackingScalingPolicyConfiguration: tracking } = input;
  if (PolicyType === "TargetTrackingScaling") checkTracking(tracking);
  else if (PolicyType === "PredictiveScaling") checkPredictive(input.PredictiveScalingPolicyConfiguration);
  else checkStep(step);
  const row = putPolicy(call, {
    PolicyName: input.PolicyName ?? "",
    ServiceNamespace: target.ServiceNamespace,
    ResourceId: target.ResourceId,
    ScalableDimension: target.ScalableDimension,
    PolicyType,
    StepScalingPolicyConfiguration: step,
    TargetTrackingScalingPolicyConfiguration: tracking,
    PredictiveScalingPolicyConfiguration: input.PredictiveScalingPolicyConfiguration,
    madeBy: existing?.madeBy ?? call.principal.arn,
  });
  return { PolicyARN: row.PolicyARN, Alarms: row.Alarms };
}

type NewPolicy = Omit<ScalingPolicyRow, "PolicyARN" | "CreationTime" | "Alarms">;

/** With the alarms that a target tracking policy needs; those of before go. */
export function putPolicy(place: Place, policy: NewPolicy): ScalingPolicyRow {
  const { account, region, world } = place;
  const existing = findPolicy(place, policy, policy.PolicyName);
  const arn = `arn:aws:autoscaling:${region}:${account}:scalingPolicy:${randomUUID()}:resource/${policy.ServiceNamespace}/${policy.ResourceId}:policyName/${policy.PolicyName}`;
  const row: ScalingPolicyRow = {
    ...policy,
    PolicyARN: existing?.PolicyARN ?? arn,
    CreationTime: existing?.CreationTime ?? world.clock.date(),
    Alarms: existing?.Alarms ?? [],
  };
  scalingPolicyTable(place).set(policyKey(row, row.PolicyName), row);
  row.Alarms = putTrackingAlarms(place, row);
  world.record("effect", place, "application-autoscaling.policy-put", {
    policyName: row.PolicyName,
    resourceId: row.ResourceId,
  });
  return row;
}

export function describeScalingPolicies(
  call: Call,
  input: DescribeScalingPoliciesRequest,
): DescribeScalingPoliciesResponse {
  checkTargetId(input);
  const { ServiceNamespace, PolicyNames, ResourceId, ScalableDimension, NextToken, MaxResults } = input;
  const found = [...scalingPolicyTable(call).values()].filter(
    (policy) =>
      policy.ServiceNamespace === ServiceNamespace &&
      (!PolicyNames ||
        PolicyNames.length === 0 ||
        PolicyNames.includes(policy.PolicyName) ||
        PolicyNames.includes(policy.PolicyARN)) &&
      (!ResourceId || policy.ResourceId === ResourceId) &&
      (!ScalableDimension || policy.ScalableDimension === ScalableDimension),
  );
  const page = pageOf(found, {
    nextToken: NextToken,
    size: pageSize(MaxResults),
    errorCode: "InvalidNextTokenException",
  });
  return { ScalingPolicies: page.items.map(toPolicy), NextToken: page.nextToken };
}

export function deleteScalingPolicy(call: Call, input: DeleteScalingPolicyRequest): object {
  checkTargetId(input);
  const policy = findPolicy(call, input, input.PolicyName);
  if (!policy) {
    const { ServiceNamespace, ResourceId, ScalableDimension, PolicyName } = input;
    throw new AwsError(
      "ObjectNotFoundException",
      `No scaling policy found for service namespace: ${ServiceNamespace}, resource ID: ${ResourceId}, scalable dimension: ${ScalableDimension}: ${PolicyName}`,
    );
  }
  removePolicy(call, policy);
  return {};
}

export function removePolicy(place: Place, policy: ScalingPolicyRow): void {
  for (const { AlarmName = "" } of policy.Alarms ?? []) removeAlarm(place, AlarmName);
  scalingPolicyTable(place).delete(policyKey(policy, policy.PolicyName));
  place.world.record("effect", place, "application-autoscaling.policy-deleted", { policyName: policy.PolicyName });
}

export function findPolicy(place: Place, id: TargetId, name: string | undefined): ScalingPolicyRow | undefined {
  return scalingPolicyTable(place).get(policyKey(id, name));
}

function toPolicy({ madeBy, ...policy }: ScalingPolicyRow): ScalingPolicy {
  return policy;
}

function checkTracking(tracking: PutScalingPolicyRequest["TargetTrackingScalingPolicyConfiguration"]): void {
  if (!tracking) throw invalid("A target tracking scaling policy requires a TargetTrackingScalingPolicyConfiguration");
  const { TargetValue = 0, PredefinedMetricSpecification, CustomizedMetricSpecification } = tracking;
  if (!PredefinedMetricSpecification === !CustomizedMetricSpecification) {
    throw invalid("Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be specified");
  }
  if (TargetValue <= 0) throw invalid("Target value must be greater than 0");
  const { PredefinedMetricType, ResourceLabel } = PredefinedMetricSpecification ?? {};
  if (PredefinedMetricType === "ALBRequestCountPerTarget" && !ResourceLabel) {
    throw invalid("Resource label cannot be null or empty when metric type is ALBRequestCountPerTarget");
  }
}

function checkStep(step: PutScalingPolicyRequest["StepScalingPolicyConfiguration"]): void {
  if (!step) throw invalid("A step scaling policy requires a StepScalingPolicyConfiguration");
  const { AdjustmentType, StepAdjustments = [] } = step;
  if (!AdjustmentType) throw invalid("An adjustment type is required");
  if (StepAdjustments.length === 0) throw invalid("There must be at least one step adjustment");
}

function checkPredictive(predictive: PutScalingPolicyRequest["PredictiveScalingPolicyConfiguration"]): void {
  if (!predictive) throw invalid("A predictive scaling policy requires a PredictiveScalingPolicyConfiguration");
}
