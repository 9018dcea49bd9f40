import type { Tag } from "@aws-sdk/client-elastic-load-balancing-v2";
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

export function refuseUnknown(
  wanted: string[] | undefined,
  isKnown: (one: string) => boolean,
  code: string,
  noun: string,
): void {
  const unknown = wanted?.filter((one) => !isKnown(one)) ?? [];
  if (unknown.length > 0) throw new AwsError(code, `${noun} '[${unknown.join(", ")}]' not found`);
}

export function readLoadBalancer(place: Place, arn = ""): LoadBalancerRow {
  const row = loadBalancers(place).get(arn);
  if (row) return row;
  throw new AwsError("LoadBalancerNotFound", `Load balancer '${arn}' not found`);
}

export function readListener(place: Place, arn = ""): ListenerRow {
  const row = listeners(place).get(arn);
  if (row) return row;
  throw new AwsError("ListenerNotFound", `Listener '${arn}' not found`);
}

export function readRule(place: Place, arn = ""): RuleRow {
  const row = rules(place).get(arn);
  if (row) return row;
  throw new AwsError("RuleNotFound", `Rule '${arn}' not found`);
}

export function readTargetGroup(place: Place, arn = ""): TargetGroupRow {
  const row = targetGroups(place).get(arn);
  if (row) return row;
  throw new AwsError("TargetGroupNotFound", `Target groups '[${arn}]' not found`);
}

export function listenersOf(place: Place, loadBalancerArn: string): ListenerRow[] {
  return [...listeners(place).values()].filter((row) => row.LoadBalancerArn === loadBalancerArn);
}

export function rulesOf(place: Place, loadBalancerArn: string): RuleRow[] {
  const arns = new Set(listenersOf(place, loadBalancerArn).map(({ ListenerArn }) => ListenerArn));
  return [...rules(place).values()].filter(({ ListenerArn }) => arns.has(ListenerArn));
}

const mostTags = 50;

export function toTagRecord(tags: readonly Tag[] = [], existing: Record<string, string> = {}): Record<string, string> {
  const keys = tags.map(({ Key = "" }) => Key);
  if (new Set(keys).size < keys.length) throw new AwsError("DuplicateTagKeys", "Tag keys must be unique");
  if (keys.some((key) => key.toLowerCase().startsWith("aws:"))) {
    throw new AwsError("ValidationError", "Tag keys starting with 'aws:' are reserved for internal use");
  }
  const next = { ...existing, ...Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value])) };
  if (Object.keys(next).length > mostTags) throw new AwsError("TooManyTags", "The tag quota has been exceeded");
  return next;
}
