import type { Tag } from "@aws-sdk/client-ecs";
import type { Place } from "../../place";
import { randomHex } from "../../random";
import { newId } from "../ec2/ids";
import { rowsOf } from "../ec2/tables";
import { architectureOf } from "./architecture";
import { type DeploymentRow, ecsArn, type RevisionRow, type ServiceRow, type TaskRow, taskTable } from "./tables";
import { findTaskDefinition } from "./task-definitions";
import { fateOf } from "./task-fate";
import { freeAddress, putTaskInterface } from "./task-network";
import { scheduleTask } from "./task-schedule";

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
  const { configuration } = revision;
  const id = randomHex(32);
  const taskArn = ecsArn(place, `task/${service.clusterName}/${id}`);
  const definition = findTaskDefinition(place, configuration.taskDefinitionArn);
  const createdAt = place.world.clock.date();
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
    availabilityZone: rowsOf(place, "subnet").get(subnetId)?.AvailabilityZone,
    createdAt,
    version: 1,
    enableExecuteCommand: service.standard?.enableExecuteCommand ?? false,
    architecture: architectureOf(place.world, revision),
    containerDefinitions: definition?.containerDefinitions ?? [],
    tags: taskTags(service),
    privateIp,
    subnetId,
    networkInterfaceId: newId("eni"),
    fate: fateOf(place.world, service, revision),
  };
  service.launched += 1;
  taskTable(place).set(taskArn, task);
  service.taskArns.push(taskArn);
  if (privateIp) putTaskInterface(place, service, revision, task);
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
