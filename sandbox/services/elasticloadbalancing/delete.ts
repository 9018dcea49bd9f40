import type {
  DeleteListenerCommandInput,
  DeleteLoadBalancerCommandInput,
  DeleteRuleCommandInput,
  DeleteTargetGroupCommandInput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError, type Call } from "../../operation";
import { loadBalancersOf, removeListener, removeLoadBalancer, removeRule, removeTargetGroup } from "./resources";
import { listeners, rules } from "./tables";

/** Succeeds as well where there is none. */
export function deleteLoadBalancer(call: Call, { LoadBalancerArn = "" }: DeleteLoadBalancerCommandInput): object {
  removeLoadBalancer(call, LoadBalancerArn);
  return {};
}

/** Succeeds as well where there is none. */
export function deleteTargetGroup(call: Call, { TargetGroupArn = "" }: DeleteTargetGroupCommandInput): object {
  if (loadBalancersOf(call, TargetGroupArn).length > 0) {
    throw new AwsError("ResourceInUse", `Target group '${TargetGroupArn}' is currently in use by a listener or a rule`);
  }
  removeTargetGroup(call, TargetGroupArn);
  return {};
}

export function deleteListener(call: Call, { ListenerArn = "" }: DeleteListenerCommandInput): object {
  if (!listeners(call).has(ListenerArn)) throw new AwsError("ListenerNotFound", `Listener '${ListenerArn}' not found`);
  removeListener(call, ListenerArn);
  return {};
}

export function deleteRule(call: Call, { RuleArn = "" }: DeleteRuleCommandInput): object {
  const rule = rules(call).get(RuleArn);
  if (!rule) throw new AwsError("RuleNotFound", `Rule '${RuleArn}' not found`);
  if (rule.IsDefault) throw new AwsError("OperationNotPermitted", `Default rule '${RuleArn}' cannot be deleted`);
  removeRule(call, RuleArn);
  return {};
}
