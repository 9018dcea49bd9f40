import type { TargetDescription, TargetHealth } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Place } from "../../place";
import { readListener, readTargetGroup } from "./find";
import {
  type ListenerRow,
  type LoadBalancerRow,
  listeners,
  loadBalancers,
  newRuleArn,
  type RuleRow,
  rules,
  type TargetGroupRow,
  targetGroups,
} from "./tables";

export function putLoadBalancer(place: Place, row: LoadBalancerRow): void {
  put(place, loadBalancers(place), row.LoadBalancerArn, row, "load-balancer");
}

/** A listener always has a rule that holds where no other does. */
export function putListener(place: Place, row: ListenerRow): void {
  put(place, listeners(place), row.ListenerArn, row, "listener");
  if (defaultRuleOf(place, row.ListenerArn)) return;
  const RuleArn = newRuleArn(row.ListenerArn);
  rules(place).set(RuleArn, {
    RuleArn,
    ListenerArn: row.ListenerArn,
    Priority: "default",
    Conditions: [],
    Actions: row.DefaultActions,
    IsDefault: true,
    tags: {},
  });
}

export function defaultRuleOf(place: Place, listenerArn: string): RuleRow | undefined {
  return [...rules(place).values()].find(({ ListenerArn, IsDefault }) => IsDefault && ListenerArn === listenerArn);
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
  const group = readTargetGroup(place, targetGroupArn);
  const others = group.targets.filter(({ Target }) => !isSameTarget(Target, target));
  group.targets = [...others, { Target: target, HealthCheckPort: String(target.Port), TargetHealth: health }];
}

export function removeTarget(place: Place, targetGroupArn: string, target: TargetDescription): void {
  const group = readTargetGroup(place, targetGroupArn);
  group.targets = group.targets.filter(({ Target }) => !isSameTarget(Target, target));
}

/** A listener shows each of its hosts the host's own certificate; the first one is its default. */
export function addCertificateTo(place: Place, listenerArn: string, certificateArn: string): void {
  const listener = readListener(place, listenerArn);
  if (certificatesOf(listener).includes(certificateArn)) return;
  listener.furtherCertificates = [...(listener.furtherCertificates ?? []), certificateArn];
}

/** Where it was the default, the next one becomes that. */
export function dropCertificate(place: Place, certificateArn: string): void {
  for (const listener of listeners(place).values()) {
    const all = certificatesOf(listener);
    if (!all.includes(certificateArn)) continue;
    const [first, ...others] = all.filter((arn) => arn !== certificateArn);
    listener.Certificates = first === undefined ? [] : [{ CertificateArn: first }];
    listener.furtherCertificates = others;
  }
}

/** The default one and those for further hosts. */
export function certificatesOf({ Certificates = [], furtherCertificates = [] }: ListenerRow): string[] {
  return [...Certificates.flatMap(({ CertificateArn = [] }) => CertificateArn), ...furtherCertificates];
}

export function loadBalancersWith(place: Place, certificateArn: string): string[] {
  const using = [...listeners(place).values()].filter((row) => certificatesOf(row).includes(certificateArn));
  return [...new Set(using.map(({ LoadBalancerArn }) => LoadBalancerArn))];
}

/** The load balancers whose listeners or rules send requests to a target group. */
export function loadBalancersOf(place: Place, targetGroupArn: string): string[] {
  return [...(loadBalancersByTargetGroup(place, targetGroupArn).get(targetGroupArn) ?? [])];
}

/** The same for every target group, or for one alone. */
export function loadBalancersByTargetGroup(place: Place, only?: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const note = (arn: string | undefined, listenerArn: string) => {
    const balancer = listeners(place).get(listenerArn)?.LoadBalancerArn;
    if (arn === undefined || balancer === undefined || (only !== undefined && only !== arn)) return;
    found.set(arn, (found.get(arn) ?? new Set()).add(balancer));
  };
  const noteAll = (actions: NonNullable<RuleRow["Actions"]>, listenerArn: string) => {
    for (const { TargetGroupArn, ForwardConfig } of actions) {
      note(TargetGroupArn, listenerArn);
      for (const group of ForwardConfig?.TargetGroups ?? []) note(group.TargetGroupArn, listenerArn);
    }
  };
  for (const { ListenerArn, DefaultActions = [] } of listeners(place).values()) noteAll(DefaultActions, ListenerArn);
  for (const { ListenerArn, Actions = [] } of rules(place).values()) noteAll(Actions, ListenerArn);
  return found;
}

export function isSameTarget(one: TargetDescription | undefined, other: TargetDescription): boolean {
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
