import type { TargetDescription, TargetHealth } from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError } from "../../operation";
import type { Place } from "../../place";
import {
  type ListenerRow,
  type LoadBalancerRow,
  listeners,
  loadBalancers,
  type RuleRow,
  rules,
  type TargetGroupRow,
  targetGroups,
} from "./tables";

export function putLoadBalancer(place: Place, row: LoadBalancerRow): void {
  put(place, loadBalancers(place), row.LoadBalancerArn, row, "load-balancer");
}

export function putListener(place: Place, row: ListenerRow): void {
  put(place, listeners(place), row.ListenerArn, row, "listener");
}

export function putRule(place: Place, row: RuleRow): void {
  put(place, rules(place), row.RuleArn, row, "rule");
}

export function putTargetGroup(place: Place, row: TargetGroupRow): void {
  put(place, targetGroups(place), row.TargetGroupArn, row, "target-group");
}

/** Its listeners and their rules go with it. */
export function removeLoadBalancer(place: Place, arn: string): void {
  for (const listener of listeners(place).values()) {
    if (listener.LoadBalancerArn === arn) removeListener(place, listener.ListenerArn);
  }
  remove(place, loadBalancers(place), arn, "load-balancer");
}

export function removeListener(place: Place, arn: string): void {
  for (const rule of rules(place).values()) if (rule.ListenerArn === arn) removeRule(place, rule.RuleArn);
  remove(place, listeners(place), arn, "listener");
}

export function removeRule(place: Place, arn: string): void {
  remove(place, rules(place), arn, "rule");
}

export function removeTargetGroup(place: Place, arn: string): void {
  remove(place, targetGroups(place), arn, "target-group");
}

/** Registers the target where it is new. */
export function setTargetHealth(
  place: Place,
  targetGroupArn: string,
  target: TargetDescription,
  health: TargetHealth,
): void {
  const group = targetGroup(place, targetGroupArn);
  const others = group.targets.filter(({ Target }) => !isSame(Target, target));
  group.targets = [...others, { Target: target, HealthCheckPort: String(target.Port), TargetHealth: health }];
}

export function removeTarget(place: Place, targetGroupArn: string, target: TargetDescription): void {
  const group = targetGroup(place, targetGroupArn);
  group.targets = group.targets.filter(({ Target }) => !isSame(Target, target));
}

/** The load balancers whose listeners or rules send requests to a target group. */
export function loadBalancersOf(place: Place, targetGroupArn: string): string[] {
  const usedBy = [...listeners(place).values()].filter(
    ({ ListenerArn, DefaultActions = [] }) =>
      refersTo(DefaultActions, targetGroupArn) ||
      [...rules(place).values()].some(
        (rule) => rule.ListenerArn === ListenerArn && refersTo(rule.Actions ?? [], targetGroupArn),
      ),
  );
  return [...new Set(usedBy.map(({ LoadBalancerArn }) => LoadBalancerArn))];
}

function targetGroup(place: Place, arn: string): TargetGroupRow {
  const group = targetGroups(place).get(arn);
  if (!group) throw new AwsError("TargetGroupNotFound", `Target groups '${arn}' not found`);
  return group;
}

function refersTo(actions: NonNullable<RuleRow["Actions"]>, arn: string): boolean {
  return actions.some(
    ({ TargetGroupArn, ForwardConfig }) =>
      TargetGroupArn === arn || ForwardConfig?.TargetGroups?.some((group) => group.TargetGroupArn === arn),
  );
}

function isSame(one: TargetDescription | undefined, other: TargetDescription): boolean {
  return one !== undefined && one.Id === other.Id && one.Port === other.Port;
}

function put<Row>(place: Place, rows: Map<string, Row>, arn: string, row: Row, noun: string): void {
  const isNew = !rows.has(arn);
  rows.set(arn, row);
  if (isNew) place.world.record("effect", place, `elasticloadbalancing.${noun}-created`, { arn });
}

function remove<Row>(place: Place, rows: Map<string, Row>, arn: string, noun: string): void {
  if (rows.delete(arn)) place.world.record("effect", place, `elasticloadbalancing.${noun}-deleted`, { arn });
}
