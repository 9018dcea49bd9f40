import "server-only";
import { rowKey } from "@/lib/domain/row-key";
import { inBatches } from "@/server/aws/at-once";
import type { AwsClients } from "@/server/aws/clients";
import { clusterOf } from "@/server/aws/ecs";
import { describeBatch, listClusterArns, listServiceArns, lookAtServices } from "@/server/aws/service-looks";
import { inTurn } from "./in-turn";
import type { TargetState } from "./target-state";

/** Clusters come and go rarely; but where there is none, the first deploy makes one. */
const clustersEveryMs = 120_000;
const callsAtOnce = 2;

export interface KnownClusters {
  arns: string[];
  readAt: number;
}

/** Every service of every cluster, by ten. Known ones that are not listed any more are asked for too: DRAINING ones are not. */
export async function readServices(aws: AwsClients, state: TargetState, clusters: KnownClusters): Promise<void> {
  if (clusters.arns.length === 0 || Date.now() - clusters.readAt > clustersEveryMs) {
    clusters.arns = await listClusterArns(aws);
    clusters.readAt = Date.now();
  }
  const arns = new Set<string>();
  await inTurn(clusters.arns, callsAtOnce, async (cluster) => {
    for (const arn of await listServiceArns(aws, cluster)) arns.add(arn);
  });
  for (const { seen } of state.services.values()) arns.add(seen.serviceArn);
  await lookAt(aws, state, [...arns]);
}

/** These services, by ten of a cluster. */
export async function lookAt(aws: AwsClients, state: TargetState, arns: readonly string[]): Promise<void> {
  const byCluster = new Map<string, string[]>();
  for (const arn of arns) pushTo(byCluster, clusterOf(arn), arn);
  const batches = [...byCluster].flatMap(([cluster, all]) =>
    inBatches(all, describeBatch).map((batch) => ({ cluster, batch })),
  );
  await inTurn(batches, callsAtOnce, async ({ cluster, batch }) => {
    const found = await lookAtServices(aws, cluster, batch);
    if (!found) {
      for (const arn of batch) state.lose(keyOf(arn));
      return;
    }
    const there = new Set(found.map(({ serviceArn }) => serviceArn));
    for (const looked of found) state.take(looked);
    for (const arn of batch) if (!there.has(arn)) state.miss(keyOf(arn));
  });
}

/** `arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/NAME` */
function keyOf(serviceArn: string): string {
  const [, clusterName = "", serviceName = ""] = serviceArn.split("/");
  return rowKey({ clusterName, serviceName });
}

function pushTo(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key) ?? [];
  list.push(value);
  lists.set(key, list);
}
