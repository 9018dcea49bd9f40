import type {
  DescribeTargetHealthCommandInput,
  DescribeTargetHealthCommandOutput,
  TargetDescription,
  TargetHealth,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Call } from "../../operation";
import type { Place } from "../../place";
import { rowsOf } from "../ec2/tables";
import { readTargetGroup } from "./find";
import { loadBalancersOf } from "./resources";
import type { TargetGroupRow } from "./tables";

export function describeTargetHealth(
  call: Call,
  { TargetGroupArn, Targets }: DescribeTargetHealthCommandInput,
): Omit<DescribeTargetHealthCommandOutput, "$metadata"> {
  const group = readTargetGroup(call, TargetGroupArn);
  const isUsed = loadBalancersOf(call, group.TargetGroupArn).length > 0;
  const known = group.targets.map((one) => ({
    ...one,
    TargetHealth: healthOf(call, group, one.Target, isUsed) ?? one.TargetHealth,
  }));
  if (!Targets) return { TargetHealthDescriptions: known };
  return {
    TargetHealthDescriptions: Targets.flatMap((wanted) => {
      const found = known.filter(({ Target }) => isMeant(Target, wanted));
      return found.length > 0 ? found : [{ Target: wanted, TargetHealth: notRegistered }];
    }),
  };
}

/** What overrides the answers to the health checks, if they are made at all. */
function healthOf(
  place: Place,
  { TargetType, HealthCheckEnabled }: TargetGroupRow,
  target: TargetDescription | undefined,
  isUsed: boolean,
): TargetHealth | undefined {
  if (!isUsed) return notInUse;
  if (TargetType === "instance") {
    const state = rowsOf(place, "i").get(target?.Id ?? "")?.State.Name ?? "terminated";
    if (state !== "running" && state !== "pending") {
      return { State: "unused", Reason: "Target.InvalidState", Description: `Target is in the ${state} state` };
    }
  }
  return HealthCheckEnabled === false ? notChecked : undefined;
}

const notInUse: TargetHealth = {
  State: "unused",
  Reason: "Target.NotInUse",
  Description: "Target group is not configured to receive traffic from the load balancer",
};
const notRegistered: TargetHealth = {
  State: "unused",
  Reason: "Target.NotRegistered",
  Description: "Target is not registered to the target group",
};
const notChecked: TargetHealth = {
  State: "unavailable",
  Reason: "Target.HealthCheckDisabled",
  Description: "Health checks are disabled for this target",
};

/** Without a port, whatever port it is registered with. */
export function isMeant(one: TargetDescription | undefined, wanted: TargetDescription): boolean {
  return one?.Id === wanted.Id && (wanted.Port === undefined || wanted.Port === one?.Port);
}
