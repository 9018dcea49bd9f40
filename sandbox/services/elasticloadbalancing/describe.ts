import type {
  DescribeListenersCommandInput,
  DescribeListenersCommandOutput,
  DescribeLoadBalancersCommandInput,
  DescribeLoadBalancersCommandOutput,
  DescribeRulesCommandInput,
  DescribeRulesCommandOutput,
  DescribeTargetGroupsCommandInput,
  DescribeTargetGroupsCommandOutput,
  DescribeTargetHealthCommandInput,
  DescribeTargetHealthCommandOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import { loadBalancersOf } from "./resources";
import { listeners, loadBalancers, rules, targetGroups } from "./tables";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function describeLoadBalancers(
  call: Call,
  input: DescribeLoadBalancersCommandInput,
): Output<DescribeLoadBalancersCommandOutput> {
  const { LoadBalancerArns: arns, Names: names } = input;
  const rows = [...loadBalancers(call).values()];
  refuseUnknown(arns, [...loadBalancers(call).keys()], "LoadBalancerNotFound", "Load balancers");
  refuseUnknown(
    names,
    rows.map(({ LoadBalancerName }) => LoadBalancerName),
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
    refuseUnknown([loadBalancerArn], [...loadBalancers(call).keys()], "LoadBalancerNotFound", "Load balancers");
  refuseUnknown(arns, [...listeners(call).keys()], "ListenerNotFound", "Listeners");
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
  if (listenerArn) refuseUnknown([listenerArn], [...listeners(call).keys()], "ListenerNotFound", "Listeners");
  refuseUnknown(arns, [...rules(call).keys()], "RuleNotFound", "Rules");
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
  const rows = [...targetGroups(call).values()].map((row) => ({
    ...row,
    LoadBalancerArns: loadBalancersOf(call, row.TargetGroupArn),
  }));
  refuseUnknown(arns, [...targetGroups(call).keys()], "TargetGroupNotFound", "Target groups");
  refuseUnknown(
    names,
    rows.map(({ TargetGroupName }) => TargetGroupName),
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

export function describeTargetHealth(
  call: Call,
  { TargetGroupArn = "", Targets: wanted }: DescribeTargetHealthCommandInput,
): Output<DescribeTargetHealthCommandOutput> {
  refuseUnknown([TargetGroupArn], [...targetGroups(call).keys()], "TargetGroupNotFound", "Target groups");
  const targets = targetGroups(call).get(TargetGroupArn)?.targets ?? [];
  if (!wanted) return { TargetHealthDescriptions: targets };

  const unregistered = {
    State: "unused",
    Reason: "Target.NotRegistered",
    Description: "Target is not registered",
  } as const;
  return {
    TargetHealthDescriptions: wanted.map(
      (one) =>
        targets.find(({ Target }) => Target?.Id === one.Id && (one.Port ?? Target?.Port) === Target?.Port) ?? {
          Target: one,
          TargetHealth: unregistered,
        },
    ),
  };
}

function refuseUnknown(wanted: string[] | undefined, known: string[], code: string, noun: string): void {
  const unknown = wanted?.filter((one) => !known.includes(one)) ?? [];
  if (unknown.length > 0) throw new AwsError(code, `${noun} '[${unknown.join(", ")}]' not found`);
}

// The default rule comes last, whatever the others are.
function rank(priority = "default"): number {
  return priority === "default" ? Number.POSITIVE_INFINITY : Number(priority);
}

function page<Row>(
  rows: Row[],
  { Marker, PageSize = 400 }: { Marker?: string | undefined; PageSize?: number | undefined },
) {
  if (PageSize < 1 || PageSize > 400) throw new AwsError("ValidationError", "The page size must be between 1 and 400");
  const { items, nextToken } = pageOf(rows, { nextToken: Marker, size: PageSize, errorCode: "ValidationError" });
  return { items, NextMarker: nextToken };
}
