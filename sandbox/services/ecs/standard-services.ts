import { randomUUID } from "node:crypto";
import type {
  CreateServiceRequest,
  CreateServiceResponse,
  DeleteServiceRequest,
  DeleteServiceResponse,
  UpdateServiceRequest,
} from "@aws-sdk/client-ecs";
import { AwsError, type Call } from "../../operation";
import { required } from "../../required";
import { rowsOf } from "../ec2/tables";
import { readCluster } from "./clusters";
import { drainService } from "./deletion";
import { findService } from "./find-service";
import { invalidParameter } from "./invalid-parameter";
import { keepTasks } from "./keep-tasks";
import { newNodes } from "./managed-resources";
import { ensureServiceLinkedRoles } from "./service-linked-roles";
import { toService } from "./service-view";
import { addStandardRevision } from "./standard-revision";
import type { StandardSettings } from "./standard-row";
import { checkStandardSettings, standardSettings } from "./standard-settings";
import { startDeployment } from "./start-deployment";
import { ecsArn, revisionTable, type ServiceRow, serviceArnTable, serviceTable } from "./tables";
import { checkTags } from "./tag-checks";
import { readTaskDefinition } from "./task-definitions";

/** A service as it was before Express: its owner says where it runs and what load balancer it is behind. */
export function createService(call: Call, input: CreateServiceRequest): CreateServiceResponse {
  const serviceName = required(input.serviceName, "serviceName");
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(serviceName)) throw invalidParameter("Service name is not valid.");
  const { clusterName } = readCluster(call, input.cluster);
  const serviceArn = ecsArn(call, `service/${clusterName}/${serviceName}`);
  const existing = findService(call, clusterName, serviceArn);
  if (existing?.status === "ACTIVE") throw invalidParameter("Creation of service was not idempotent.");
  if (existing?.status === "DRAINING") throw invalidParameter("Unable to Start a service that is still Draining.");
  checkTags(input.tags);
  const definition = readTaskDefinition(call, input.taskDefinition);
  const standard = standardSettings(input);
  checkStandardSettings(call, standard, definition);
  ensureServiceLinkedRoles(call);

  const now = call.world.clock.date();
  const subnets = standard.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
  const service: ServiceRow = {
    id: randomUUID(),
    serviceArn,
    serviceName,
    clusterName,
    status: "ACTIVE",
    infrastructureRoleArn: "",
    host: "",
    accessType: "PRIVATE",
    vpcId: rowsOf(call, "subnet").get(subnets[0] ?? "")?.VpcId ?? "",
    subnets,
    gatewayId: "",
    logGroupName: "",
    activeRevisions: [],
    currentDeployment: undefined,
    stableRevision: undefined,
    nodes: newNodes(call),
    standard,
    deployments: [],
    taskArns: [],
    launched: 0,
    events: [],
    tags: input.tags ?? [],
    createdAt: now,
    updatedAt: now,
    madeBy: call.principal.arn,
  };
  serviceTable(call).set(service.id, service);
  serviceArnTable(call).set(serviceArn, service.id);
  call.world.record("effect", call, "ecs.service-created", { serviceArn });
  startDeployment(call, service, addStandardRevision(call, service, standard, definition), []);
  return { service: toService(call, service, ["TAGS"]) };
}

export function updateStandardService(
  call: Call,
  service: ServiceRow,
  before: StandardSettings,
  input: UpdateServiceRequest,
): void {
  const running = revisionTable(call).get(service.activeRevisions[0] ?? "");
  const definition = readTaskDefinition(call, input.taskDefinition ?? running?.configuration.taskDefinitionArn);
  const standard = standardSettings({ ...input, serviceName: service.serviceName }, before);
  checkStandardSettings(call, standard, definition);
  service.standard = standard;
  service.updatedAt = call.world.clock.date();
  const isNew =
    input.forceNewDeployment ||
    input.networkConfiguration !== undefined ||
    input.loadBalancers !== undefined ||
    definition.taskDefinitionArn !== running?.configuration.taskDefinitionArn;
  if (!isNew) {
    keepTasks(call, service);
    return;
  }
  service.subnets = standard.networkConfiguration?.awsvpcConfiguration?.subnets ?? service.subnets;
  const stable = revisionTable(call).get(service.stableRevision ?? "");
  const revision = addStandardRevision(call, service, standard, definition);
  startDeployment(call, service, revision, stable ? [stable] : []);
}

export function deleteService(call: Call, input: DeleteServiceRequest): DeleteServiceResponse {
  const { clusterName } = readCluster(call, input.cluster);
  const service = findService(call, clusterName, required(input.service, "service"));
  if (!service || service.status === "INACTIVE") throw new AwsError("ServiceNotFoundException", "Service not found.");
  if (!service.standard) {
    throw invalidParameter("A service that is managed by ECS is deleted with DeleteExpressGatewayService.");
  }
  if (service.standard.desiredCount > 0 && !input.force && service.status === "ACTIVE") {
    throw invalidParameter("The service cannot be stopped while it is scaled above 0.");
  }
  if (service.status === "ACTIVE") drainService(call, service);
  return { service: toService(call, service) };
}
