import { isDeepStrictEqual } from "node:util";
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
import { addExpressService } from "./add-express-service";
import { addRevision } from "./add-revision";
import { ensureCluster, readCluster } from "./clusters";
import { drainService } from "./deletion";
import { deployRevision } from "./deploy-revision";
import { checkActive, checkRoles, isSameAs } from "./express-checks";
import { type WantedConfiguration, wantedConfiguration } from "./express-input";
import { toConfiguration, toExpressService } from "./express-view";
import { findServiceByArn, newestRevision } from "./find-service";
import { checkZones } from "./gateways";
import { shortName } from "./image";
import { invalidParameter } from "./invalid-parameter";
import { provisionNodes } from "./managed-resources";
import { checkSecurityGroups, checkSubnetsOf, networkOf } from "./network";
import { ensureServiceLinkedRoles } from "./service-linked-roles";
import { startDeployment } from "./start-deployment";
import { ecsArn, type ServiceRow } from "./tables";
import { checkTags } from "./tag-checks";

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
  if (existing?.standard && existing.status !== "INACTIVE") {
    throw invalidParameter("Creation of service was not idempotent.");
  }
  if (existing && existing.status !== "INACTIVE") return sameService(call, existing, wanted, input);
  checkTags(input.tags);
  checkRoles(call, infrastructureRoleArn, wanted);
  const network = networkOf(call, input.networkConfiguration?.subnets);
  checkSecurityGroups(call, network.vpcId, wanted.networkConfiguration.securityGroups);
  checkZones(call, network);
  ensureServiceLinkedRoles(call);
  ensureCluster(call, clusterName, ["FARGATE", "FARGATE_SPOT"]);
  const service = addExpressService(call, {
    serviceName,
    clusterName,
    infrastructureRoleArn,
    logGroup: wanted.primaryContainer.awsLogsConfiguration.logGroup,
    tags: input.tags,
    madeBy: call.principal.arn,
    ...network,
  });
  const revision = addRevision(call, service, wanted, "blueTargetGroup", service.madeBy);
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
  const { subnets } = input.networkConfiguration ?? {};
  if (subnets?.length) checkSubnetsOf(call, service, subnets);
  checkSecurityGroups(call, service.vpcId, wanted.networkConfiguration.securityGroups);
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

function sameService(
  call: Call,
  service: ServiceRow,
  wanted: WantedConfiguration,
  { infrastructureRoleArn, tags = [] }: CreateExpressGatewayServiceRequest,
) {
  if (service.status === "DRAINING") {
    throw invalidParameter("Unable to Start a service that is still Draining.");
  }
  const running = newestRevision(call, service)?.configuration;
  const isSame =
    running !== undefined &&
    isSameAs(running, wanted) &&
    service.infrastructureRoleArn === infrastructureRoleArn &&
    isDeepStrictEqual(service.tags, tags);
  if (!isSame) throw invalidParameter("Creation of service was not idempotent.");
  return { service: toExpressService(call, service, ["TAGS"]) };
}

function readService(call: Call, serviceArn: string | undefined): ServiceRow {
  const service = findServiceByArn(call, required(serviceArn, "serviceArn"));
  if (service?.standard) throw invalidParameter("The service is not an Express service.");
  if (service) return service;
  throw new AwsError("ResourceNotFoundException", "Resource not found");
}

/** `acme/shop-api:latest` becomes `shop-api-1f3a`. */
function generatedName(image: string): string {
  return `${shortName(image).replace(/[^A-Za-z0-9_-]/g, "-")}-${randomHex(4)}`;
}
