import "server-only";
import { type AnyService, describeAny } from "./all-services";
import { AskedTogether } from "./asked-together";
import type { AwsClients } from "./clients";
import { clusterOf } from "./ecs";

const services = new AskedTogether<AnyService>({
  ask: (aws, arns, cluster) => describeAny(aws, cluster, arns),
  idOf: ({ serviceArn }) => serviceArn,
  most: 100,
  gatherMs: 50,
});

/** One service, described in the same call as the others of its cluster that are asked for at the moment. */
export function describeTogether(aws: AwsClients, serviceArn: string): Promise<AnyService | undefined> {
  return services.find(aws, serviceArn, clusterOf(serviceArn));
}
