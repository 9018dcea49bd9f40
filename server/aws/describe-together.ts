import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { type AnyService, describeAny } from "./all-services";
import type { AwsClients } from "./clients";
import { clusterOf } from "./ecs";

interface Batch {
  arns: Set<string>;
  answer: Promise<AnyService[]>;
}

const batches = new WeakMap<AwsClients["ecs"], Map<string, Batch>>();
/** Whoever polls at the same pace is soon in the same batch. */
const gatherMs = 50;

/** One service, described in the same call as the others of its cluster that are asked for at the moment. */
export async function describeTogether(aws: AwsClients, serviceArn: string): Promise<AnyService | undefined> {
  const byCluster = batches.get(aws.ecs) ?? new Map<string, Batch>();
  batches.set(aws.ecs, byCluster);
  const cluster = clusterOf(serviceArn);
  const batch = byCluster.get(cluster) ?? gather();
  byCluster.set(cluster, batch);
  batch.arns.add(serviceArn);
  return (await batch.answer).find((service) => service.serviceArn === serviceArn);

  function gather(): Batch {
    const arns = new Set<string>();
    const answer = sleep(gatherMs).then(() => {
      byCluster.delete(cluster);
      return describeAny(aws, cluster, [...arns]);
    });
    return { arns, answer };
  }
}
