import type {
  DeregisterTargetsCommandInput,
  RegisterTargetsCommandInput,
  TargetDescription,
  TargetHealth,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { parseCidr } from "../ec2/cidr";
import { rowsOf } from "../ec2/tables";
import { readTargetGroup } from "./find";
import { checkQuota } from "./limits";
import { isSameTarget, removeTarget, setTargetHealth } from "./resources";
import { elasticLoadBalancingSettings } from "./settings";
import { type TargetGroupRow, targetGroups } from "./tables";
import { isMeant } from "./target-health";

export interface TargetTask {
  targetGroupArn: string;
  target: TargetDescription;
  to: "checked" | "gone";
}

const defaultDelaySeconds = 300;

/** A target is registered at once, and asked as often as the group says before it counts as healthy. */
export function registerTargets(call: Call, { TargetGroupArn, Targets = [] }: RegisterTargetsCommandInput): object {
  const group = readTargetGroup(call, TargetGroupArn);
  const wanted = Targets.map((target) => checkTarget(call, group, target));
  checkQuota(call, "targets-per-target-group", group.targets.length + wanted.length, [
    "TooManyTargets",
    "The maximum number of targets has been reached",
  ]);
  for (const target of wanted) {
    setTargetHealth(call, group.TargetGroupArn, target, {
      State: "initial",
      Reason: "Elb.RegistrationInProgress",
      Description: "Target registration is in progress",
    });
    const { HealthCheckIntervalSeconds = 30, HealthyThresholdCount = 5 } = group;
    schedule(
      call,
      { targetGroupArn: group.TargetGroupArn, target, to: "checked" },
      HealthCheckIntervalSeconds * HealthyThresholdCount * 1000,
    );
  }
  call.world.record("effect", call, "elasticloadbalancing.targets-registered", {
    arn: group.TargetGroupArn,
    targets: wanted,
  });
  return {};
}

function schedule(place: Place, task: TargetTask, awsMs: number): void {
  place.world.schedule(place, "elasticloadbalancing.target", awsMs, task);
}

function checkTarget(place: Place, { TargetType, Port: groupPort }: TargetGroupRow, target: TargetDescription) {
  const { Id = "", Port = groupPort } = target;
  if (TargetType === "instance" && rowsOf(place, "i").get(Id)?.State.Name !== "running") {
    throw new AwsError(
      "InvalidTarget",
      `The following targets are not in a running state and cannot be registered: '${Id}'`,
    );
  }
  if (TargetType === "ip" && !parseCidr(`${Id}/32`)) {
    throw new AwsError("ValidationError", `The IP address '${Id}' is not a valid IPv4 address`);
  }
  return { ...target, Port };
}

export function deregisterTargets(call: Call, { TargetGroupArn, Targets = [] }: DeregisterTargetsCommandInput): object {
  const group = readTargetGroup(call, TargetGroupArn);
  const delay = Number(group.attributes?.["deregistration_delay.timeout_seconds"] ?? defaultDelaySeconds);
  for (const wanted of Targets) {
    for (const { Target } of group.targets.filter(({ Target: one }) => isMeant(one, wanted))) {
      if (!Target) continue;
      setTargetHealth(call, group.TargetGroupArn, Target, {
        State: "draining",
        Reason: "Target.DeregistrationInProgress",
        Description: "Target deregistration is in progress",
      });
      schedule(call, { targetGroupArn: group.TargetGroupArn, target: Target, to: "gone" }, delay * 1000);
    }
  }
  call.world.record("effect", call, "elasticloadbalancing.targets-deregistered", {
    arn: group.TargetGroupArn,
    targets: Targets,
  });
  return {};
}

export function advanceTarget(place: Place, { targetGroupArn, target, to }: TargetTask): void {
  const group = targetGroups(place).get(targetGroupArn);
  const found = group?.targets.find(({ Target }) => isSameTarget(Target, target));
  if (!found) return;
  if (to === "gone" && found.TargetHealth?.State === "draining") removeTarget(place, targetGroupArn, target);
  else if (to === "checked" && found.TargetHealth?.State === "initial") {
    const isHealthy = elasticLoadBalancingSettings(place.world).targetHealth === "healthy";
    setTargetHealth(place, targetGroupArn, target, isHealthy ? { State: "healthy" } : timedOut);
  }
}

const timedOut: TargetHealth = { State: "unhealthy", Reason: "Target.Timeout", Description: "Request timed out" };
