import "server-only";
import {
  paginateDescribeListeners,
  paginateDescribeLoadBalancers,
  paginateDescribeRules,
  paginateDescribeTargetGroups,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { AwsClients } from "./clients";

/** Asked for by their ARNs, one that is gone would have all of them refused: so they are listed. */
export async function listLoadBalancerArns({ elb }: AwsClients): Promise<string[]> {
  const arns: string[] = [];
  for await (const page of paginateDescribeLoadBalancers({ client: elb, pageSize: 400 }, {}))
    arns.push(...(page.LoadBalancers ?? []).flatMap(({ LoadBalancerArn }) => LoadBalancerArn ?? []));
  return arns;
}

export async function listTargetGroupArns({ elb }: AwsClients): Promise<string[]> {
  const arns: string[] = [];
  for await (const page of paginateDescribeTargetGroups({ client: elb, pageSize: 400 }, {}))
    arns.push(...(page.TargetGroups ?? []).flatMap(({ TargetGroupArn }) => TargetGroupArn ?? []));
  return arns;
}

/** `arn:…:listener/app/NAME/ID/LISTENER` is of `arn:…:loadbalancer/app/NAME/ID`. */
export function loadBalancerOf(listenerArn: string): string {
  return withoutLast(listenerArn).replace(":listener/", ":loadbalancer/");
}

export async function listListenerArns({ elb }: AwsClients, LoadBalancerArn: string): Promise<string[]> {
  return noneWhereGone("LoadBalancerNotFoundException", async () => {
    const arns: string[] = [];
    for await (const page of paginateDescribeListeners({ client: elb }, { LoadBalancerArn }))
      arns.push(...(page.Listeners ?? []).flatMap(({ ListenerArn }) => ListenerArn ?? []));
    return arns;
  });
}

/** `arn:…:listener-rule/app/NAME/ID/LISTENER/RULE` is of `arn:…:listener/app/NAME/ID/LISTENER`. */
export function listenerOf(ruleArn: string): string {
  return withoutLast(ruleArn).replace(":listener-rule/", ":listener/");
}

export async function listRuleArns({ elb }: AwsClients, ListenerArn: string): Promise<string[]> {
  return noneWhereGone("ListenerNotFoundException", async () => {
    const arns: string[] = [];
    for await (const page of paginateDescribeRules({ client: elb }, { ListenerArn }))
      arns.push(...(page.Rules ?? []).flatMap(({ RuleArn }) => RuleArn ?? []));
    return arns;
  });
}

function withoutLast(arn: string): string {
  return arn.slice(0, arn.lastIndexOf("/"));
}

async function noneWhereGone(name: string, list: () => Promise<string[]>): Promise<string[]> {
  try {
    return await list();
  } catch (error) {
    if (error instanceof Error && error.name === name) return [];
    throw error;
  }
}
