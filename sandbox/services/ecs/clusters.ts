import type {
  Cluster,
  CreateClusterRequest,
  CreateClusterResponse,
  DeleteClusterRequest,
  DeleteClusterResponse,
  DescribeClustersRequest,
  DescribeClustersResponse,
  ListClustersRequest,
  ListClustersResponse,
} from "@aws-sdk/client-ecs";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { type ClusterRow, clusterTable, ecsArn, serviceTable, taskTable } from "./tables";

/** By name or ARN; `default` where none is given. */
export function readCluster(place: Place, nameOrArn: string | undefined): ClusterRow {
  const cluster = clusterTable(place).get(nameOf(nameOrArn));
  if (cluster?.status === "ACTIVE") return cluster;
  throw new AwsError("ClusterNotFoundException", "Cluster not found.");
}

export function createCluster(call: Call, input: CreateClusterRequest): CreateClusterResponse {
  const name = nameOf(input.clusterName);
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
    throw new AwsError(
      "InvalidParameterException",
      "Invalid identifier: Cluster name must contain only letters, numbers, hyphens and underscores",
    );
  }
  const cluster = ensureCluster(call, name, input.capacityProviders ?? []);
  cluster.tags = [...cluster.tags, ...(input.tags ?? [])];
  return { cluster: toCluster(call, cluster) };
}

/** What Express does for a service whose cluster is not there. */
export function ensureCluster(call: Call, name: string, capacityProviders: string[]): ClusterRow {
  const existing = clusterTable(call).get(name);
  if (existing?.status === "ACTIVE") return existing;
  const cluster: ClusterRow = {
    clusterName: name,
    clusterArn: ecsArn(call, `cluster/${name}`),
    status: "ACTIVE",
    capacityProviders,
    tags: [],
    createdAt: call.world.clock.date(),
    madeBy: call.principal.arn,
  };
  clusterTable(call).set(name, cluster);
  call.world.record("effect", call, "ecs.cluster-created", { cluster: name });
  return cluster;
}

export function describeClusters(call: Call, input: DescribeClustersRequest): DescribeClustersResponse {
  const names = input.clusters?.length ? input.clusters : ["default"];
  const found = names.map((name) => ({ name, row: clusterTable(call).get(nameOf(name)) }));
  return {
    clusters: found.flatMap(({ row }) => (row ? [toCluster(call, row, input.include)] : [])),
    failures: found.flatMap(({ name, row }) =>
      row ? [] : [{ arn: ecsArn(call, `cluster/${nameOf(name)}`), reason: "MISSING" }],
    ),
  };
}

export function listClusters(call: Call, input: ListClustersRequest): ListClustersResponse {
  const arns = [...clusterTable(call).values()]
    .filter(({ status }) => status === "ACTIVE")
    .map(({ clusterArn }) => clusterArn);
  const page = pageOf(arns, { nextToken: input.nextToken, size: input.maxResults ?? 100 });
  return { clusterArns: page.items, nextToken: page.nextToken };
}

export function deleteCluster(call: Call, input: DeleteClusterRequest): DeleteClusterResponse {
  const cluster = readCluster(call, input.cluster);
  const { activeServicesCount = 0, runningTasksCount = 0, pendingTasksCount = 0 } = toCluster(call, cluster);
  if (activeServicesCount > 0) {
    throw new AwsError("ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active.");
  }
  if (runningTasksCount + pendingTasksCount > 0) {
    throw new AwsError("ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.");
  }
  cluster.status = "INACTIVE";
  call.world.record("effect", call, "ecs.cluster-deleted", { cluster: cluster.clusterName });
  return { cluster: toCluster(call, cluster) };
}

function nameOf(nameOrArn = "default"): string {
  return nameOrArn.replace(/^arn:.*:cluster\//, "");
}

function toCluster(place: Place, row: ClusterRow, include: readonly string[] = []): Cluster {
  const { clusterName, clusterArn, status, capacityProviders, tags } = row;
  const services = [...serviceTable(place).values()].filter((service) => service.clusterName === clusterName);
  const tasks = [...taskTable(place).values()].filter((task) => task.clusterArn === clusterArn);
  return {
    clusterArn,
    clusterName,
    status,
    registeredContainerInstancesCount: 0,
    runningTasksCount: tasks.filter(({ lastStatus }) => lastStatus === "RUNNING").length,
    pendingTasksCount: tasks.filter(({ lastStatus }) => lastStatus === "PROVISIONING" || lastStatus === "PENDING")
      .length,
    activeServicesCount: services.filter((service) => service.status !== "INACTIVE").length,
    statistics: [],
    tags: include.includes("TAGS") ? tags : [],
    settings: [{ name: "containerInsights", value: "disabled" }],
    capacityProviders,
    defaultCapacityProviderStrategy: [],
  };
}
