import type {
  Listener,
  LoadBalancer,
  Rule,
  TargetGroup,
  TargetHealthDescription,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Place } from "../../place";
import { randomHex } from "../../random";

interface Tagged {
  tags: Record<string, string>;
  /** Who made it, where that was a person. */
  madeBy?: string;
}

interface WithAttributes {
  /** Those that somebody has set. */
  attributes?: Record<string, string>;
}

export type LoadBalancerRow = LoadBalancer &
  Tagged &
  WithAttributes & { LoadBalancerArn: string; LoadBalancerName: string };
export type ListenerRow = Listener &
  Tagged & {
    ListenerArn: string;
    LoadBalancerArn: string;
    /** Certificates besides the default one, by ARN. */
    furtherCertificates?: string[];
  };
export type RuleRow = Rule & Tagged & { RuleArn: string; ListenerArn: string };
export type TargetGroupRow = TargetGroup &
  Tagged &
  WithAttributes & { TargetGroupArn: string; TargetGroupName: string; targets: TargetHealthDescription[] };

export const tableNames = {
  loadBalancers: "elasticloadbalancing.load-balancers",
  listeners: "elasticloadbalancing.listeners",
  rules: "elasticloadbalancing.rules",
  targetGroups: "elasticloadbalancing.target-groups",
};

/** By ARN. */
export function loadBalancers(place: Place): Map<string, LoadBalancerRow> {
  return place.world.table(place, tableNames.loadBalancers);
}

/** By ARN. */
export function listeners(place: Place): Map<string, ListenerRow> {
  return place.world.table(place, tableNames.listeners);
}

/** By ARN. */
export function rules(place: Place): Map<string, RuleRow> {
  return place.world.table(place, tableNames.rules);
}

/** By ARN. */
export function targetGroups(place: Place): Map<string, TargetGroupRow> {
  return place.world.table(place, tableNames.targetGroups);
}

export function newLoadBalancerArn(
  { account, region }: Place,
  name: string,
  type: "application" | "network" = "application",
): string {
  const kind = type === "network" ? "net" : "app";
  return `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/${kind}/${name}/${randomHex(16)}`;
}

export function newListenerArn(loadBalancerArn: string): string {
  return `${loadBalancerArn.replace(":loadbalancer/", ":listener/")}/${randomHex(16)}`;
}

export function newRuleArn(listenerArn: string): string {
  return `${listenerArn.replace(":listener/", ":listener-rule/")}/${randomHex(16)}`;
}

export function newTargetGroupArn({ account, region }: Place, name: string): string {
  return `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/${name}/${randomHex(16)}`;
}
