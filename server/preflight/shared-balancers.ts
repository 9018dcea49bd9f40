import "server-only";
import type { EvidenceOf } from "@/lib/domain/check-evidence";
import { eachAtOnce } from "@/server/aws/at-once";
import type { AwsClients } from "@/server/aws/clients";
import { countHostRules, isManagedByEcs, type LoadBalancer } from "@/server/aws/load-balancers";
import type { Place } from "./look";

/** Express services behind one load balancer. Source: AWS, "Resources created by Express Mode". */
export const mostServices = 25;

export type SharedBalancer = EvidenceOf<"load-balancer">["loadBalancers"][number];

/** Those of Express Mode in the same VPC, open to the same side. */
export function readSharedBalancers(
  aws: AwsClients,
  { vpcId, reach }: Place,
  all: readonly LoadBalancer[],
): Promise<SharedBalancer[]> {
  const own = all.filter(
    (each) => isManagedByEcs(each) && each.vpcId === vpcId && each.isInternetFacing === (reach === "internet"),
  );
  return eachAtOnce(own, 5, async ({ arn, name, zoneNames }) => ({
    ...{ name, zones: zoneNames },
    services: await countHostRules(aws, arn),
  }));
}
