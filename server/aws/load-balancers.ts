import "server-only";
import {
  type LoadBalancer as AwsLoadBalancer,
  DescribeListenersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetHealthCommand,
  paginateDescribeLoadBalancers,
  paginateDescribeTargetGroups,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { eachAtOnce, inBatches } from "./at-once";
import type { AwsClients } from "./clients";
import { type Tags, toTags } from "./tags";

export interface LoadBalancer {
  arn: string;
  name: string;
  vpcId: string;
  securityGroupIds: string[];
  zones: number;
  zoneNames: string[];
  isApplication: boolean;
  isInternetFacing: boolean;
  tags: Tags;
}

const mostBalancers = 500;

export async function listLoadBalancers({ elb }: AwsClients): Promise<LoadBalancer[]> {
  const found: AwsLoadBalancer[] = [];
  for await (const page of paginateDescribeLoadBalancers({ client: elb, pageSize: 400 }, {})) {
    found.push(...(page.LoadBalancers ?? []));
    if (found.length >= mostBalancers) break;
  }
  const arns = found.flatMap(({ LoadBalancerArn }) => (LoadBalancerArn ? [LoadBalancerArn] : []));
  const described = await eachAtOnce(inBatches(arns, 20), 4, (ResourceArns) =>
    elb.send(new DescribeTagsCommand({ ResourceArns })),
  );
  const tags = new Map(
    described.flatMap(({ TagDescriptions = [] }) =>
      TagDescriptions.map(({ ResourceArn = "", Tags: own }) => [ResourceArn, toTags(own)] as const),
    ),
  );
  return found.map((balancer) => {
    const { LoadBalancerArn: arn = "", LoadBalancerName: name = "", VpcId: vpcId = "" } = balancer;
    return {
      ...{ arn, name, vpcId, tags: tags.get(arn) ?? {} },
      securityGroupIds: balancer.SecurityGroups ?? [],
      zones: balancer.AvailabilityZones?.length ?? 0,
      zoneNames: (balancer.AvailabilityZones ?? []).flatMap(({ ZoneName }) => ZoneName ?? []).sort(),
      isApplication: balancer.Type === "application",
      isInternetFacing: balancer.Scheme === "internet-facing",
    };
  });
}

/** ECS's own word for what belongs to Express. */
export function isManagedByEcs({ tags }: Pick<LoadBalancer, "tags">): boolean {
  return tags.AmazonECSManaged === "true";
}

export async function listTargetGroupsOf({ elb }: AwsClients, loadBalancerArn: string): Promise<string[]> {
  const arns: string[] = [];
  try {
    const listing = paginateDescribeTargetGroups({ client: elb, pageSize: 400 }, { LoadBalancerArn: loadBalancerArn });
    for await (const page of listing)
      arns.push(...(page.TargetGroups ?? []).flatMap(({ TargetGroupArn }) => (TargetGroupArn ? [TargetGroupArn] : [])));
  } catch (error) {
    if (!(error instanceof Error && /LoadBalancerNotFound/.test(error.name))) throw error;
  }
  return arns;
}

/** Services behind a load balancer of Express Mode: each has a rule for its host. */
export async function countHostRules({ elb }: AwsClients, loadBalancerArn: string): Promise<number> {
  try {
    const { Listeners = [] } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn: loadBalancerArn }));
    const perListener = await eachAtOnce(Listeners, 4, async ({ ListenerArn }) => {
      const { Rules = [] } = await elb.send(new DescribeRulesCommand({ ListenerArn, PageSize: 400 }));
      return Rules.filter(({ IsDefault }) => !IsDefault).length;
    });
    return perListener.reduce((sum, count) => sum + count, 0);
  } catch (error) {
    if (error instanceof Error && /(LoadBalancer|Listener)NotFound/.test(error.name)) return 0;
    throw error;
  }
}

/** Targets behind the groups, ill ones too; of groups that are gone there are none. */
export async function countTargets({ elb }: AwsClients, targetGroupArns: readonly string[]): Promise<number> {
  const counts = await eachAtOnce(targetGroupArns, 8, async (TargetGroupArn) => {
    try {
      const { TargetHealthDescriptions = [] } = await elb.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
      return TargetHealthDescriptions.filter(({ TargetHealth }) => TargetHealth?.State !== "draining").length;
    } catch (error) {
      if (error instanceof Error && /TargetGroupNotFound/.test(error.name)) return 0;
      throw error;
    }
  });
  return counts.reduce((sum, count) => sum + count, 0);
}
