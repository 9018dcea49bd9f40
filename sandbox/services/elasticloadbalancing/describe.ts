import type {
  DescribeListenersCommandInput,
  DescribeListenersCommandOutput,
  DescribeLoadBalancersCommandInput,
  DescribeLoadBalancersCommandOutput,
  DescribeRulesCommandInput,
  DescribeRulesCommandOutput,
  DescribeTargetGroupsCommandInput,
  DescribeTargetGroupsCommandOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Call } from "../../operation";
import { refuseUnknown } from "./find";
import { page } from "./page";
import { loadBalancersByTargetGroup } from "./resources";
import { listeners, loadBalancers, rules, targetGroups } from "./tables";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function describeLoadBalancers(
  call: Call,
  input: DescribeLoadBalancersCommandInput,
): Output<DescribeLoadBalancersCommandOutput> {
  const { LoadBalancerArns: arns, Names: names } = input;
  const rows = [...loadBalancers(call).values()];
  refuseUnknown(arns, (arn) => loadBalancers(call).has(arn), "LoadBalancerNotFound", "Load balancers");
  refuseUnknown(
    names,
    (name) => rows.some(({ LoadBalancerName }) => LoadBalancerName === name),
    "LoadBalancerNotFound",
    "Load balancers",
  );
  const found = rows.filter(
    (row) => (arns?.includes(row.LoadBalancerArn) ?? true) && (names?.includes(row.LoadBalancerName) ?? true),
  );
  const { items, NextMarker } = page(found, input);
  return { LoadBalancers: items, NextMarker };
}

export function describeListeners(
  call: Call,
  input: DescribeListenersCommandInput,
): Output<DescribeListenersCommandOutput> {
  const { LoadBalancerArn: loadBalancerArn, ListenerArns: arns } = input;
  if (loadBalancerArn)
    refuseUnknown([loadBalancerArn], (arn) => loadBalancers(call).has(arn), "LoadBalancerNotFound", "Load balancers");
  refuseUnknown(arns, (arn) => listeners(call).has(arn), "ListenerNotFound", "Listeners");
  const found = [...listeners(call).values()].filter(
    (row) =>
      (loadBalancerArn === undefined || row.LoadBalancerArn === loadBalancerArn) &&
      (arns?.includes(row.ListenerArn) ?? true),
  );
  const { items, NextMarker } = page(found, input);
  return { Listeners: items, NextMarker };
}

export function describeRules(call: Call, input: DescribeRulesCommandInput): Output<DescribeRulesCommandOutput> {
  const { ListenerArn: listenerArn, RuleArns: arns } = input;
  if (listenerArn) refuseUnknown([listenerArn], (arn) => listeners(call).has(arn), "ListenerNotFound", "Listeners");
  refuseUnknown(arns, (arn) => rules(call).has(arn), "RuleNotFound", "Rules");
  const found = [...rules(call).values()]
    .filter(
      (row) => (listenerArn === undefined || row.ListenerArn === listenerArn) && (arns?.includes(row.RuleArn) ?? true),
    )
    .sort((a, b) => rank(a.Priority) - rank(b.Priority));
  const { items, NextMarker } = page(found, input);
  return { Rules: items, NextMarker };
}

export function describeTargetGroups(
  call: Call,
  input: DescribeTargetGroupsCommandInput,
): Output<DescribeTargetGroupsCommandOutput> {
  const { TargetGroupArns: arns, Names: names, LoadBalancerArn: loadBalancerArn } = input;
  const balancers = loadBalancersByTargetGroup(call);
  const rows = [...targetGroups(call).values()].map((row) => ({
    ...row,
    LoadBalancerArns: [...(balancers.get(row.TargetGroupArn) ?? [])],
  }));
  refuseUnknown(arns, (arn) => targetGroups(call).has(arn), "TargetGroupNotFound", "Target groups");
  refuseUnknown(
    names,
    (name) => rows.some(({ TargetGroupName }) => TargetGroupName === name),
    "TargetGroupNotFound",
    "Target groups",
  );
  const found = rows.filter(
    (row) =>
      (arns?.includes(row.TargetGroupArn) ?? true) &&
      (names?.includes(row.TargetGroupName) ?? true) &&
      (loadBalancerArn === undefined || row.LoadBalancerArns.includes(loadBalancerArn)),
  );
  const { items, NextMarker } = page(found, input);
  return { TargetGroups: items, NextMarker };
}

// The default rule comes last, whatever the others are.
function rank(priority = "default"): number {
  return priority === "default" ? Number.POSITIVE_INFINITY : Number(priority);
}
