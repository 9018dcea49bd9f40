import "server-only";
import { findCluster } from "@/server/aws/clusters";
import { type Found, finding } from "../found";
import { clusterName, type Look } from "../look";

/** ECS makes the cluster with its first Express service. */
export async function checkCluster({ aws }: Look): Promise<Found> {
  const cluster = await findCluster(aws, clusterName);
  const isThere = cluster && cluster.status !== "INACTIVE";
  const evidence = {
    id: "cluster" as const,
    status: isThere ? cluster.status : undefined,
    services: cluster?.activeServices ?? 0,
    tasks: cluster?.tasks ?? 0,
  };
  if (!isThere) return { evidence, findings: [finding("cluster-will-be-made", clusterName)] };
  return { evidence, findings: cluster.status === "ACTIVE" ? [] : [finding("cluster-not-active", cluster.status)] };
}
