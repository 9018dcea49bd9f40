import { randomUUID } from "node:crypto";
import type {
  CreateExpressGatewayServiceRequest,
  CreateExpressGatewayServiceResponse,
  DeleteExpressGatewayServiceRequest,
  DeleteExpressGatewayServiceResponse,
  DescribeExpressGatewayServiceRequest,
  DescribeExpressGatewayServiceResponse,
  UpdateExpressGatewayServiceRequest,
  UpdateExpressGatewayServiceResponse,
} from "@aws-sdk/client-ecs";
import { AwsError, type Call } from "../../operation";
import { randomHex } from "../../random";
import { required } from "../../required";
import { ensureServiceLinkedRole } from "../iam/service-linked-roles";
import { addRevision } from "./add-revision";
import { ensureCluster, readCluster } from "./clusters";
import { drainService } from "./deletion";
import { deployRevision } from "./deploy-revision";
import { checkActive, checkRoles, isSameAs } from "./express-checks";
import { type WantedConfiguration, wantedConfiguration } from "./express-input";
import { toConfiguration, toExpressService } from "./express-view";
import { findServiceByArn, newestRevision } from "./find-service";
import { invalidParameter } from "./invalid-parameter";
import { newNodes, provisionNodes } from "./managed-resources";
import { checkSecurityGroups, networkOf } from "./network";
import { startDeployment } from "./start-deployment";
import { ecsArn, type ServiceRow, serviceArnTable, serviceTable } from "./tables";

export function createExpressGatewayService(
  call: Call,
  input: CreateExpressGatewayServiceRequest,
): CreateExpressGatewayServiceResponse {
  const infrastructureRoleArn = required(input.infrastructureRoleArn, "infrastructureRoleArn");
  const wanted = wantedConfiguration(call, input);
  const clusterName = (input.cluster ?? "default").replace(/^arn:.*:cluster\//, "");
  if (clusterName !== "default") readCluster(call, clusterName);
  const serviceName = input.serviceName ?? generatedName(wanted.primaryContainer.image);
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(serviceName)) throw invalidParameter("serviceName is not valid.");

  const existing = findServiceByArn(call, ecsArn(call, `service/${clusterName}/${serviceName}`));
  if (existing && existing.status !== "INACTIVE") return sameService(call, existing, wanted);
  checkRoles(call, infrastructureRoleArn, wanted);
  const network = networkOf(call, input.networkConfiguration?.subnets);
  checkSecurityGroups(call, wanted.networkConfiguration.securityGroups);

  for (const service of ["ecs", "elasticloadbalancing", "ecs.application-autoscaling"]) {
    ensureServiceLinkedRole(call, `${service}.amazonaws.com`);
  }
  ensureCluster(call, clusterName, ["FARGATE", "FARGATE_SPOT"]);
  const now = call.world.clock.date();
  const ownLogGroup = `/aws/ecs/${clusterName}/${serviceName}-${randomHex(4)}`;
  const service: ServiceRow = {
    id: randomUUID(),
    serviceArn: ecsArn(call, `service/${clusterName}/${serviceName}`),
    serviceName,
    clusterName,
    status: "ACTIVE",
    infrastructureRoleArn,
    host: `${serviceName.slice(0, 2).toLowerCase()}-${randomHex(32)}.ecs.${call.region}.on.aws`,
    accessType: network.accessType,
    vpcId: network.vpcId,
    subnets: network.subnets,
    gatewayId: "",
    logGroupName: wanted.primaryContainer.awsLogsConfiguration.logGroup || ownLogGroup,
    activeRevisions: [],
    currentDeployment: undefined,
    stableRevision: undefined,
    nodes: newNodes(call),
    deployments: [],
    taskArns: [],
    events: [],
    tags: input.tags ?? [],
    createdAt: now,
    updatedAt: now,
    madeBy: call.principal.arn,
  };
  serviceTable(call).set(service.id, service);
  serviceArnTable(call).set(service.serviceArn, service.id);
  const revision = addRevision(call, service, wanted, "blueTargetGroup");
  service.activeRevisions = [revision.serviceRevisionArn];
  call.world.record("effect", call, "ecs.service-created", { serviceArn: service.serviceArn });
  provisionNodes(call, service);
  startDeployment(call, service, revision, []);
  return { service: toExpressService(call, service, ["TAGS"]) };
}

export function updateExpressGatewayService(
  call: Call,
  input: UpdateExpressGatewayServiceRequest,
): UpdateExpressGatewayServiceResponse {
  const service = readService(call, input.serviceArn);
  checkActive(service);
  const wanted = wantedConfiguration(call, input, newestRevision(call, service)?.configuration);
  checkRoles(call, service.infrastructureRoleArn, wanted);
  checkSecurityGroups(call, wanted.networkConfiguration.securityGroups);
  const revision = deployRevision(call, service, wanted);
  const { serviceArn, clusterName: cluster, serviceName, createdAt, updatedAt } = service;
  return {
    service: {
      serviceArn,
      cluster,
      serviceName,
      status: { statusCode: "ACTIVE" },
      targetConfiguration: toConfiguration(call, service, revision),
      createdAt,
      updatedAt,
    },
  };
}

export function describeExpressGatewayService(
  call: Call,
  input: DescribeExpressGatewayServiceRequest,
): DescribeExpressGatewayServiceResponse {
  const service = readService(call, input.serviceArn);
  return { service: toExpressService(call, service, input.include) };
}

export function deleteExpressGatewayService(
  call: Call,
  input: DeleteExpressGatewayServiceRequest,
): DeleteExpressGatewayServiceResponse {
  const service = readService(call, input.serviceArn);
  checkActive(service);
  drainService(call, service);
  return { service: toExpressService(call, service) };
}

function sameService(call: Call, service: ServiceRow, wanted: WantedConfiguration) {
  if (service.status === "DRAINING") {
    throw invalidParameter("Unable to Start a service that is still Draining.");
  }
  const running = newestRevision(call, service)?.configuration;
  if (!running || !isSameAs(running, wanted)) throw invalidParameter("Creation of service was not idempotent.");
  return { service: toExpressService(call, service, ["TAGS"]) };
}

function readService(call: Call, serviceArn: string | undefined): ServiceRow {
  const service = findServiceByArn(call, required(serviceArn, "serviceArn"));
  if (service) return service;
  throw new AwsError("ResourceNotFoundException", "Resource not found");
}

/** `acme/shop-api:latest` becomes `shop-api-1f3a`. */
function generatedName(image: string): string {
  const name =
    image
      .replace(/[:@][^/]*$/, "")
      .split("/")
      .at(-1) ?? "service";
  return `${name.replace(/[^A-Za-z0-9_-]/g, "-")}-${randomHex(4)}`;
}
