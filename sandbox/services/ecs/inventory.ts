import type { Tag } from "@aws-sdk/client-ecs";
import type { InventoryItem } from "../../operation";
import type { Scope, World } from "../../world";
import { clusterTable, type ServiceRow, serviceTable, taskDefinitionTable } from "./tables";

/** What ECS has; what it manages in other services is listed there. */
export function listEcs(world: World): InventoryItem[] {
  const scopes = ["ecs.clusters", "ecs.services", "ecs.task-definitions"]
    .flatMap((name) => world.tablesNamed(name))
    .map(({ scope }) => `${scope.account}/${scope.region}`);
  return [...new Set(scopes)].flatMap((key) => {
    const [account = "", region = ""] = key.split("/");
    return listPlace(world, { account, region });
  });
}

function listPlace(world: World, scope: Scope): InventoryItem[] {
  const place = { ...scope, world };
  const clusters = [...clusterTable(place).values()].filter(({ status }) => status === "ACTIVE");
  const definitions = [...taskDefinitionTable(place).values()].filter(({ status }) => status === "ACTIVE");
  return [
    ...clusters.map(({ clusterArn, clusterName, tags, createdAt, madeBy }) => ({
      type: "AWS::ECS::Cluster",
      ...scope,
      id: clusterArn,
      name: clusterName,
      tags: tagsOf(tags),
      createdAt,
      madeBy,
    })),
    ...definitions.map(({ taskDefinitionArn, family, tags, registeredAt, registeredBy }) => ({
      type: "AWS::ECS::TaskDefinition",
      ...scope,
      id: taskDefinitionArn,
      name: family,
      tags: tagsOf(tags),
      createdAt: registeredAt,
      madeBy: registeredBy,
    })),
    ...[...serviceTable(place).values()].flatMap((service) => listService(scope, service)),
  ];
}

function listService(scope: Scope, service: ServiceRow): InventoryItem[] {
  const { serviceArn, serviceName, status, tags, createdAt, madeBy, standard } = service;
  if (status === "INACTIVE") return [];
  const item = {
    type: standard ? "AWS::ECS::Service" : "AWS::ECS::ExpressGatewayService",
    ...scope,
    id: serviceArn,
    name: serviceName,
  };
  return [{ ...item, tags: tagsOf(tags), createdAt, madeBy }];
}

function tagsOf(tags: Tag[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ key = "", value = "" }) => [key, value]));
}
