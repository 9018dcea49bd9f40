import "server-only";
import { type Cluster as AwsCluster, DescribeClustersCommand, paginateListClusters } from "@aws-sdk/client-ecs";
import { eachAtOnce, inBatches } from "./at-once";
import type { AwsClients } from "./clients";
import { type Tags, toTags } from "./tags";

export interface Cluster {
  clusterArn: string;
  clusterName: string;
  status: string;
  /** Those that drain among them. */
  activeServices: number;
  /** Running or about to. */
  tasks: number;
  containerInstances: number;
  tags: Tags;
}

export async function listClusters({ ecs }: AwsClients): Promise<Cluster[]> {
  const arns: string[] = [];
  for await (const page of paginateListClusters({ client: ecs, pageSize: 100 }, {}))
    arns.push(...(page.clusterArns ?? []));
  const described = await eachAtOnce(inBatches(arns, 100), 4, async (clusters) => {
    const answer = await ecs.send(new DescribeClustersCommand({ clusters, include: ["TAGS"] }));
    return answer.clusters ?? [];
  });
  return described.flat().map(toCluster);
}

/** Undefined of one that was never there; one that was deleted is INACTIVE for a while. */
export async function findCluster({ ecs }: AwsClients, clusterName: string): Promise<Cluster | undefined> {
  const { clusters: [cluster] = [] } = await ecs.send(new DescribeClustersCommand({ clusters: [clusterName] }));
  return cluster && toCluster(cluster);
}

function toCluster(cluster: AwsCluster): Cluster {
  const { clusterArn = "", clusterName = "", status = "", runningTasksCount = 0, pendingTasksCount = 0 } = cluster;
  return {
    clusterArn,
    clusterName,
    status,
    activeServices: cluster.activeServicesCount ?? 0,
    tasks: runningTasksCount + pendingTasksCount,
    containerInstances: cluster.registeredContainerInstancesCount ?? 0,
    tags: toTags(cluster.tags),
  };
}
