import type {
  DescribeServicesRequest,
  DescribeServicesResponse,
  ListServicesRequest,
  ListServicesResponse,
} from "@aws-sdk/client-ecs";
import type { Call } from "../../operation";
import { pageOf } from "../../page";
import { required } from "../../required";
import { readCluster } from "./clusters";
import { findService, isKnown } from "./find-service";
import { invalidParameter } from "./invalid-parameter";
import { checkPageSize } from "./page-size";
import { toService } from "./service-view";
import { ecsArn, type ServiceRow, serviceTable } from "./tables";

export function describeServices(call: Call, input: DescribeServicesRequest): DescribeServicesResponse {
  const names = required(input.services, "services");
  if (names.length === 0) throw invalidParameter("Services cannot be empty.");
  if (names.length > 10) throw invalidParameter("At most 10 services can be described at once.");
  const { clusterName } = readCluster(call, input.cluster);
  const found = names.map((name) => ({ name, row: findKnown(call, clusterName, name) }));
  return {
    services: found.flatMap(({ row }) => (row ? [toService(call, row, input.include)] : [])),
    failures: found.flatMap(({ name, row }) => {
      const arn = name.startsWith("arn:") ? name : ecsArn(call, `service/${clusterName}/${name}`);
      return row ? [] : [{ arn, reason: "MISSING" }];
    }),
  };
}

/** A service of another cluster is as little known as one that is not there. */
function findKnown(call: Call, clusterName: string, name: string): ServiceRow | undefined {
  const row = findService(call, clusterName, name);
  return row?.clusterName === clusterName && isKnown(call, row) ? row : undefined;
}

export function listServices(call: Call, input: ListServicesRequest): ListServicesResponse {
  const { clusterName } = readCluster(call, input.cluster);
  checkPageSize(input.maxResults);
  const arns: string[] = [];
  for (const row of serviceTable(call).values()) {
    const isHere = row.clusterName === clusterName && row.status === "ACTIVE";
    if (isHere && isWanted(row, input) && isKnown(call, row)) arns.push(row.serviceArn);
  }
  const page = pageOf(arns, { nextToken: input.nextToken, size: input.maxResults ?? 10 });
  return { serviceArns: page.items, nextToken: page.nextToken };
}

/** Express services have no launch type, and so are in no list of one. */
function isWanted({ standard }: ServiceRow, input: ListServicesRequest): boolean {
  const { launchType, schedulingStrategy, resourceManagementType } = input;
  if (launchType && standard?.launchType !== launchType) return false;
  if (schedulingStrategy && (standard?.schedulingStrategy ?? "REPLICA") !== schedulingStrategy) return false;
  return !resourceManagementType || (standard ? "CUSTOMER" : "ECS") === resourceManagementType;
}
