import type { Action } from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { readTargetGroup } from "./find";
import { checkQuota } from "./limits";
import { loadBalancersOf } from "./resources";

/** What a listener or a rule does with a request, with every member that AWS fills in. */
export function checkActions(place: Place, loadBalancerArn: string, actions: readonly Action[] = []): Action[] {
  const last = actions.at(-1);
  if (!last) throw new AwsError("ValidationError", "At least one action must be specified");
  if (!/^(forward|redirect|fixed-response)$/.test(last.Type ?? "")) {
    throw new AwsError(
      "InvalidLoadBalancerAction",
      "The last action must be a forward, redirect or fixed-response action",
    );
  }
  return actions.map((action, index) => ({
    ...action,
    ...(actions.length > 1 && { Order: action.Order ?? index + 1 }),
    ...(action.Type === "forward" && forwardOf(place, loadBalancerArn, action)),
  }));
}

function forwardOf(place: Place, loadBalancerArn: string, { TargetGroupArn, ForwardConfig }: Action): Partial<Action> {
  const groups = ForwardConfig?.TargetGroups ?? (TargetGroupArn === undefined ? [] : [{ TargetGroupArn, Weight: 1 }]);
  if (groups.length === 0) throw new AwsError("ValidationError", "A target group ARN must be specified");
  checkQuota(place, "target-groups-per-action-on-application-load-balancer", groups.length, [
    "TooManyActions",
    "The maximum number of target groups in an action has been reached",
  ]);
  for (const { TargetGroupArn: arn = "" } of groups) {
    readTargetGroup(place, arn);
    if (loadBalancersOf(place, arn).some((other) => other !== loadBalancerArn)) {
      throw new AwsError(
        "TargetGroupAssociationLimit",
        `The following target groups cannot be associated with more than one load balancer: ${arn}`,
      );
    }
  }
  return {
    ...(groups.length === 1 && { TargetGroupArn: groups[0]?.TargetGroupArn }),
    ForwardConfig: {
      TargetGroups: groups.map((group) => ({ Weight: 1, ...group })),
      TargetGroupStickinessConfig: ForwardConfig?.TargetGroupStickinessConfig ?? { Enabled: false },
    },
  };
}
