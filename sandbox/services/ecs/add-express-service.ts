import { randomUUID } from "node:crypto";
import type { Tag } from "@aws-sdk/client-ecs";
import type { Place } from "../../place";
import { randomHex } from "../../random";
import { newNodes } from "./managed-resources";
import { ecsArn, type ServiceRow, serviceArnTable, serviceTable } from "./tables";

interface NewExpressService {
  serviceName: string;
  clusterName: string;
  infrastructureRoleArn: string;
  accessType: ServiceRow["accessType"];
  vpcId: string;
  subnets: string[];
  /** Without one it gets its own. */
  logGroup?: string;
  tags?: Tag[] | undefined;
  madeBy: string;
}

/** A service of which nothing is there yet. */
export function addExpressService(place: Place, wanted: NewExpressService): ServiceRow {
  const { serviceName, clusterName, logGroup, tags = [], ...settings } = wanted;
  const now = place.world.clock.date();
  const service: ServiceRow = {
    id: randomUUID(),
    serviceArn: ecsArn(place, `service/${clusterName}/${serviceName}`),
    serviceName,
    clusterName,
    status: "ACTIVE",
    host: `${serviceName.slice(0, 2).toLowerCase()}-${randomHex(32)}.ecs.${place.region}.on.aws`,
    gatewayId: "",
    logGroupName: logGroup || `/aws/ecs/${clusterName}/${serviceName}-${randomHex(4)}`,
    activeRevisions: [],
    currentDeployment: undefined,
    stableRevision: undefined,
    nodes: newNodes(place),
    deployments: [],
    taskArns: [],
    launched: 0,
    events: [],
    tags,
    createdAt: now,
    updatedAt: now,
    ...settings,
  };
  serviceTable(place).set(service.id, service);
  serviceArnTable(place).set(service.serviceArn, service.id);
  return service;
}
