import type {
  CreateClusterRequest,
  CreateClusterResponse,
  DeleteClusterRequest,
  DeleteClusterResponse,
  DescribeClustersRequest,
  DescribeClustersResponse,
  ListClustersRequest,
  ListClustersResponse,
  PutClusterCapacityProvidersRequest,
  PutClusterCapacityProvidersResponse,
  UpdateClusterRequest,
  UpdateClusterResponse,
  UpdateClusterSettingsRequest,
  UpdateClusterSettingsResponse,
} from "@aws-sdk/client-ecs";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { required } from "../../required";
import { checkCapacityProviders, checkClusterSettings } from "./cluster-checks";
import { clusterUsage, toCluster } from "./cluster-view";
import { invalidParameter } from "./invalid-parameter";
import { checkPageSize } from "./page-size";
import { type ClusterRow, clusterTable, ecsArn, serviceTable } from "./tables";
import { checkTags } from "./tag-checks";

/** By name or ARN; `default` where none is given. */
export function readCluster(place: Place, nameOrArn: string | undefined): ClusterRow {
  const cluster = clusterTable(place).get(nameOf(nameOrArn));
  if (cluster?.status === "ACTIVE") return cluster;
  throw new AwsError("ClusterNotFoundException", "Cluster not found.");
}

/** Again the same cluster, where one of the name is there. */
export function createCluster(call: Call, input: CreateClusterRequest): CreateClusterResponse {
  const name = nameOf(input.clusterName);
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
    throw invalidParameter(
      "Invalid identifier: Cluster name must contain only letters, numbers, hyphens and underscores",
    );
  }
  const { capacityProviders = [], defaultCapacityProviderStrategy = [], settings = [], tags = [] } = input;
  checkTags(tags);
  checkClusterSettings(settings);
  checkCapacityProviders(capacityProviders, defaultCapacityProviderStrategy);
  const existing = clusterTable(call).get(name);
  if (existing?.status === "ACTIVE") return { cluster: toCluster(call, existing, ["TAGS", "SETTINGS"]) };

  const { configuration, serviceConnectDefaults } = input;
  const cluster = ensureCluster(call, name, capacityProviders);
  Object.assign(cluster, { defaultCapacityProviderStrategy, settings, tags, configuration, serviceConnectDefaults });
  return { cluster: toCluster(call, cluster, ["TAGS", "SETTINGS", "CONFIGURATIONS"]) };
}

/** What Express does for a service whose cluster is not there. */
export function ensureCluster(call: Call, name: string, capacityProviders: string[]): ClusterRow {
  return putCluster(call, name, call.principal.arn, capacityProviders);
}

export function putCluster(
  place: Place,
  name: string,
  madeBy: string,
  capacityProviders = ["FARGATE", "FARGATE_SPOT"],
): ClusterRow {
  const existing = clusterTable(place).get(name);
  if (existing?.status === "ACTIVE") return existing;
  const cluster: ClusterRow = {
    clusterName: name,
    clusterArn: ecsArn(place, `cluster/${name}`),
    status: "ACTIVE",
    capacityProviders,
    tags: [],
    createdAt: place.world.clock.date(),
    madeBy,
  };
  clusterTable(place).set(name, cluster);
  place.world.record("effect", place, "ecs.cluster-created", { cluster: name });
  return cluster;
}

export function describeClusters(call: Call, input: DescribeClustersRequest): DescribeClustersResponse {
  const names = input.clusters?.length ? input.clusters : ["default"];
  if (names.length > 100) throw invalidParameter("At most 100 clusters can be described at once.");
  const found = names.map((name) => ({ name, row: clusterTable(call).get(nameOf(name)) }));
  return {
    clusters: found.flatMap(({ row }) => (row ? [toCluster(call, row, input.include)] : [])),
    failures: found.flatMap(({ name, row }) =>
      row ? [] : [{ arn: ecsArn(call, `cluster/${nameOf(name)}`), reason: "MISSING" }],
    ),
  };
}

export function listClusters(call: Call, input: ListClustersRequest): ListClustersResponse {
  checkPageSize(input.maxResults);
  const arns = [...clusterTable(call).values()]
    .filter(({ status }) => status === "ACTIVE")
    .map(({ clusterArn }) => clusterArn);
  const page = pageOf(arns, { nextToken: input.nextToken, size: input.maxResults ?? 100 });
  return { clusterArns: page.items, nextToken: page.nextToken };
}

/** Only the members that are given are changed. */
export function updateCluster(call: Call, input: UpdateClusterRequest): UpdateClusterResponse {
  const cluster = readCluster(call, required(input.cluster, "cluster"));
  checkClusterSettings(input.settings);
  cluster.settings = input.settings ?? cluster.settings;
  cluster.configuration = input.configuration ?? cluster.configuration;
  cluster.serviceConnectDefaults = input.serviceConnectDefaults ?? cluster.serviceConnectDefaults;
  call.world.record("effect", call, "ecs.cluster-updated", { cluster: cluster.clusterName });
  return { cluster: toCluster(call, cluster, ["SETTINGS", "CONFIGURATIONS"]) };
}

export function updateClusterSettings(call: Call, input: UpdateClusterSettingsRequest): UpdateClusterSettingsResponse {
  const settings = required(input.settings, "settings");
  return updateCluster(call, { cluster: input.cluster, settings });
}

export function putClusterCapacityProviders(
  call: Call,
  input: PutClusterCapacityProvidersRequest,
): PutClusterCapacityProvidersResponse {
  const cluster = readCluster(call, required(input.cluster, "cluster"));
  const capacityProviders = required(input.capacityProviders, "capacityProviders");
  const strategy = required(input.defaultCapacityProviderStrategy, "defaultCapacityProviderStrategy");
  checkCapacityProviders(capacityProviders, strategy);
  const needed = cluster.capacityProviders.find(
    (name) => !capacityProviders.includes(name) && isProviderInUse(call, cluster, name),
  );
  if (needed) {
    throw new AwsError(
      "ResourceInUseException",
      "The specified capacity provider is in use and cannot be removed from the cluster.",
    );
  }
  Object.assign(cluster, { capacityProviders, defaultCapacityProviderStrategy: strategy });
  call.world.record("effect", call, "ecs.cluster-updated", { cluster: cluster.clusterName });
  return { cluster: toCluster(call, cluster) };
}

export function deleteCluster(call: Call, input: DeleteClusterRequest): DeleteClusterResponse {
  const cluster = readCluster(call, required(input.cluster, "cluster"));
  const { activeServicesCount, runningTasksCount, pendingTasksCount } = clusterUsage(call, cluster);
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

/** By Express services and by those that name it in their strategy. */
function isProviderInUse(place: Place, { clusterName }: ClusterRow, provider: string): boolean {
  return [...serviceTable(place).values()].some((service) => {
    if (service.clusterName !== clusterName || service.status === "INACTIVE") return false;
    if (!service.standard) return provider === "FARGATE";
    return service.standard.capacityProviderStrategy?.some((item) => item.capacityProvider === provider) ?? false;
  });
}

function nameOf(nameOrArn = "default"): string {
  return nameOrArn.replace(/^arn:.*:cluster\//, "");
}
