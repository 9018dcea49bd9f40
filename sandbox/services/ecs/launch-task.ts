import { randomUUID } from "node:crypto";
import type { Place } from "../../place";
import { randomHex } from "../../random";
import { newId } from "../ec2/ids";
import { rowsOf } from "../ec2/tables";
import { type DeploymentRow, ecsArn, type RevisionRow, type ServiceRow, type TaskRow, taskTable } from "./tables";
import { freeAddress, putTaskInterface } from "./task-network";
import { scheduleTask } from "./task-schedule";

const PROVISIONING_MS = 12_000;

export function launchTask(
  place: Place,
  service: ServiceRow,
  revision: RevisionRow,
  deployment: DeploymentRow,
): TaskRow {
  const { configuration, imageDigest } = revision;
  const id = randomHex(32);
  const taskArn = ecsArn(place, `task/${service.clusterName}/${id}`);
  const subnetId = service.subnets[service.taskArns.length % service.subnets.length] ?? "";
  const networkInterfaceId = newId("eni");
  const privateIp = freeAddress(place, subnetId);
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
    capacityProviderName: "FARGATE",
    platformVersion: "1.4.0",
    platformFamily: "Linux",
    availabilityZone: rowsOf(place, "subnet").get(subnetId)?.AvailabilityZone,
    connectivity: "CONNECTED",
    createdAt,
    version: 1,
    enableExecuteCommand: false,
    healthStatus: "UNKNOWN",
    overrides: { containerOverrides: [{ name: "Main" }], inferenceAcceleratorOverrides: [] },
    ephemeralStorage: { sizeInGiB: 20 },
    attachments: [
      {
        id: randomUUID(),
        type: "ElasticNetworkInterface",
        status: "ATTACHED",
        details: [
          { name: "subnetId", value: subnetId },
          { name: "networkInterfaceId", value: networkInterfaceId },
          { name: "privateIPv4Address", value: privateIp },
        ],
      },
    ],
    containers: [
      {
        containerArn: ecsArn(place, `container/${service.clusterName}/${id}/${randomUUID()}`),
        taskArn,
        name: "Main",
        image: configuration.primaryContainer.image,
        imageDigest,
        runtimeId: `${id}-${randomHex(10)}`,
        lastStatus: "PENDING",
        networkBindings: [],
        networkInterfaces: [{ attachmentId: networkInterfaceId, privateIpv4Address: privateIp }],
        healthStatus: "UNKNOWN",
        cpu: "0",
      },
    ],
    tags: service.tags,
    privateIp,
    networkInterfaceId,
  };
  taskTable(place).set(taskArn, task);
  service.taskArns.push(taskArn);
  putTaskInterface(place, service, revision, task, subnetId);
  place.world.record("event", place, "ecs.task-launched", { taskArn, serviceArn: service.serviceArn });
  scheduleTask(place, task, "PENDING", PROVISIONING_MS);
  return task;
}
