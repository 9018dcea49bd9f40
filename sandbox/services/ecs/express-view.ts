import type { ECSExpressGatewayService, ExpressGatewayServiceConfiguration } from "@aws-sdk/client-ecs";
import type { Place } from "../../place";
import { type RevisionRow, revisionTable, type ServiceRow } from "./tables";

export function toExpressService(
  place: Place,
  service: ServiceRow,
  include: readonly string[] = [],
): ECSExpressGatewayService {
  const { clusterName, serviceName, serviceArn, infrastructureRoleArn, status, createdAt, updatedAt, tags } = service;
  const revisions = service.activeRevisions.flatMap((arn) => revisionTable(place).get(arn) ?? []);
  return {
    cluster: clusterName,
    serviceName,
    serviceArn,
    infrastructureRoleArn,
    status: { statusCode: status },
    currentDeployment: service.currentDeployment,
    activeConfigurations: revisions.map((revision) => toConfiguration(place, service, revision)),
    tags: include.includes("TAGS") ? tags : undefined,
    createdAt,
    updatedAt,
  };
}

export function toConfiguration(
  place: Place,
  service: ServiceRow,
  { configuration: { hasOwnTaskDefinition, ...configuration }, serviceRevisionArn, createdAt }: RevisionRow,
): ExpressGatewayServiceConfiguration {
  return {
    serviceRevisionArn,
    ...configuration,
    ingressPaths: [{ accessType: service.accessType, endpoint: endpointOf(place, service) }],
    createdAt,
  };
}

/** As AWS names it, within the sandbox's own address: browsers take every name under `localhost` to this machine. */
export function endpointOf({ world }: Place, { host }: ServiceRow): string {
  const { port } = new URL(world.origin || "http://127.0.0.1");
  return `http://${host}.localhost${port && `:${port}`}`;
}
