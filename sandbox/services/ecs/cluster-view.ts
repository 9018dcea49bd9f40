import type { Cluster } from "@aws-sdk/client-ecs";
import type { Place } from "../../place";
import { type ClusterRow, serviceTable, taskTable } from "./tables";

export function clusterUsage(place: Place, { clusterName, clusterArn }: ClusterRow) {
  const usage = { runningTasksCount: 0, pendingTasksCount: 0, activeServicesCount: 0 };
  for (const service of serviceTable(place).values()) {
    if (service.clusterName === clusterName && service.status !== "INACTIVE") usage.activeServicesCount += 1;
  }
  for (const task of taskTable(place).values()) {
    if (task.clusterArn !== clusterArn) continue;
    if (task.lastStatus === "RUNNING") usage.runningTasksCount += 1;
    if (task.lastStatus === "PROVISIONING" || task.lastStatus === "PENDING") usage.pendingTasksCount += 1;
  }
  return usage;
}

export function toCluster(place: Place, row: ClusterRow, include: readonly string[] = []): Cluster {
  const { clusterName, clusterArn, status, capacityProviders, tags } = row;
  const usage = clusterUsage(place, row);
  const counts = {
    runningFargateTasksCount: usage.runningTasksCount,
    pendingFargateTasksCount: usage.pendingTasksCount,
    activeServiceCount: usage.activeServicesCount,
  };
  return {
    clusterArn,
    clusterName,
    status,
    registeredContainerInstancesCount: 0,
    ...usage,
    statistics: include.includes("STATISTICS")
      ? Object.entries(counts).map(([name, count]) => ({ name, value: String(count) }))
      : [],
    tags: include.includes("TAGS") ? tags : [],
    settings: include.includes("SETTINGS") ? (row.settings ?? [{ name: "containerInsights", value: "disabled" }]) : [],
    configuration: include.includes("CONFIGURATIONS") ? row.configuration : undefined,
    capacityProviders,
    defaultCapacityProviderStrategy: row.defaultCapacityProviderStrategy ?? [],
    serviceConnectDefaults: row.serviceConnectDefaults,
  };
}
