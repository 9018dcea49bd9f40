import { randomUUID } from "node:crypto";
import type { Tag } from "@aws-sdk/client-ecs";
import type { Place } from "../../place";
import { randomDigits, randomHex } from "../../random";
import { newId } from "../ec2/ids";
import { rowsOf } from "../ec2/tables";
import { architectureOf } from "./architecture";
import { type DeploymentRow, ecsArn, type RevisionRow, type ServiceRow, type TaskRow, taskTable } from "./tables";
import { findTaskDefinition } from "./task-definitions";
import { fateOf } from "./task-fate";
import { freeAddress, putTaskInterface } from "./task-network";
import { scheduleTask } from "./task-schedule";

// The same in every task, and so kept once.
const ephemeralStorage = { sizeInGiB: 20 };
const x86 = [{ name: "ecs.cpu-architecture", value: "x86_64" }];
const arm64 = [{ name: "ecs.cpu-architecture", value: "arm64" }];
const nothing: never[] = [];

const PROVISIONING_MS = 12_000;

export function launchTask(
  place: Place,
  service: ServiceRow,
  revision: RevisionRow,
  deployment: DeploymentRow,
): TaskRow {
  const { subnets } = revision.configuration.networkConfiguration;
  const subnetId = subnets[service.launched % subnets.length] ?? "";
  const task = addTask(place, service, revision, deployment, { subnetId, privateIp: freeAddress(place, subnetId) });
  place.world.record("event", place, "ecs.task-launched", { taskArn: task.taskArn, serviceArn: service.serviceArn });
  scheduleTask(place, task, "PENDING", PROVISIONING_MS);
  return task;
}

interface TaskAddress {
  subnetId: string;
  /** Empty where the subnet has none left. */
  privateIp: string;
}

/** A task that begins. */
export function addTask(
  place: Place,
  service: ServiceRow,
  revision: RevisionRow,
  deployment: DeploymentRow,
  { subnetId, privateIp }: TaskAddress,
): TaskRow {
  const { configuration, imageDigest } = revision;
  const id = randomHex(32);
  const taskArn = ecsArn(place, `task/${service.clusterName}/${id}`);
  const networkInterfaceId = newId("eni");
  const attachmentId = randomUUID();
  const definition = findTaskDefinition(place, configuration.taskDefinitionArn);
  const containers = definition?.containerDefinitions ?? [];
  const createdAt = place.world.clock.date();
  const architecture = architectureOf(place.world, revision);
  const task: TaskRow = {
    id,
    serviceId: service.id,
    serviceRevisionArn: revision.serviceRevisionArn,
    taskArn,
    clusterArn: ecsArn(place, `cluster/${service.clusterName}`),
    taskDefinitionArn: configuration.taskDefinitionArn,
    group: `service:${service.serviceName}`,
    startedBy: deployment.name,
    lastStatus: "PROVISIONING",
    desiredStatus: "RUNNING",
    cpu: configuration.cpu,
    memory: configuration.memory,
    launchType: "FARGATE",
    capacityProviderName: service.standard?.launchType ? undefined : "FARGATE",
    platformVersion: "1.4.0",
    platformFamily: "Linux",
    availabilityZone: rowsOf(place, "subnet").get(subnetId)?.AvailabilityZone,
    createdAt,
    version: 1,
    enableExecuteCommand: service.standard?.enableExecuteCommand ?? false,
    healthStatus: "UNKNOWN",
    overrides: { containerOverrides: containers.map(({ name }) => ({ name })), inferenceAcceleratorOverrides: [] },
    ephemeralStorage,
    attachments: [
      {
        id: attachmentId,
        type: "ElasticNetworkInterface",
        status: "ATTACHED",
        details: [
          { name: "subnetId", value: subnetId },
          { name: "networkInterfaceId", value: networkInterfaceId },
          { name: "privateIPv4Address", value: privateIp },
        ],
      },
    ],
    containers: containers.map(({ name, image }) => ({
      containerArn: ecsArn(place, `container/${service.clusterName}/${id}/${randomUUID()}`),
      taskArn,
      name,
      image,
      imageDigest: image === configuration.primaryContainer.image ? imageDigest : undefined,
      runtimeId: `${id}-${randomDigits(10)}`,
      lastStatus: "PENDING",
      networkBindings: nothing,
      networkInterfaces: [{ attachmentId, privateIpv4Address: privateIp }],
      healthStatus: "UNKNOWN",
      cpu: "0",
    })),
    attributes: architecture === "ARM64" ? arm64 : x86,
    tags: taskTags(service),
    privateIp,
    networkInterfaceId,
    fate: fateOf(place.world, service, revision),
  };
  service.launched += 1;
  taskTable(place).set(taskArn, task);
  service.taskArns.push(taskArn);
  if (privateIp) putTaskInterface(place, service, revision, task, subnetId);
  return task;
}

/** The service's own, and those that ECS puts on what it manages. */
function taskTags({ tags, clusterName, serviceName, standard }: ServiceRow): Tag[] {
  const own = !standard || standard.propagateTags === "SERVICE" ? tags : [];
  if (standard && !standard.enableECSManagedTags) return own;
  return [
    ...own,
    { key: "aws:ecs:clusterName", value: clusterName },
    { key: "aws:ecs:serviceName", value: serviceName },
  ];
}
