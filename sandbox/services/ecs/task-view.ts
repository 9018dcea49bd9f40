import { createHash } from "node:crypto";
import type { Attachment, Container, ContainerDefinition, Task } from "@aws-sdk/client-ecs";
import type { Place } from "../../place";
import { ecsArn, revisionTable, type TaskRow } from "./tables";

/** A task as AWS shows it. What follows from its row is not kept in it: there may be tens of thousands of tasks. */
export function toTask(place: Place, row: TaskRow, include: readonly string[] = []): Task {
  const { id, serviceId, serviceRevisionArn, privateIp, networkInterfaceId, fate, tags, ...kept } = row;
  const { subnetId, architecture, containerDefinitions, exitCode, containerReason, ...task } = kept;
  return {
    ...task,
    platformVersion: "1.4.0",
    platformFamily: "Linux",
    healthStatus: "UNKNOWN",
    ephemeralStorage: { sizeInGiB: 20 },
    attributes: [{ name: "ecs.cpu-architecture", value: architecture === "ARM64" ? "arm64" : "x86_64" }],
    overrides: {
      containerOverrides: containerDefinitions.map(({ name }) => ({ name })),
      inferenceAcceleratorOverrides: [],
    },
    attachments: [attachmentOf(row)],
    containers: containerDefinitions.map((definition) => containerOf(place, row, definition)),
    tags: include.includes("TAGS") ? tags : [],
  };
}

function attachmentOf(task: TaskRow): Attachment {
  return {
    id: attachmentId(task),
    type: "ElasticNetworkInterface",
    status: task.lastStatus === "STOPPED" ? "DELETED" : "ATTACHED",
    details: [
      { name: "subnetId", value: task.subnetId },
      { name: "networkInterfaceId", value: task.networkInterfaceId },
      { name: "privateIPv4Address", value: task.privateIp },
    ],
  };
}

function containerOf(place: Place, task: TaskRow, { name = "", image }: ContainerDefinition): Container {
  const { id, clusterArn, privateIp, serviceRevisionArn, exitCode, containerReason } = task;
  const { configuration, imageDigest } = revisionTable(place).get(serviceRevisionArn) ?? {};
  const clusterName = clusterArn.split("/").at(-1);
  const runtimeNumber = Number.parseInt(digestOf(task, `runtime of ${name}`).slice(0, 8), 16);
  return {
    containerArn: ecsArn(place, `container/${clusterName}/${id}/${uuidOf(task, `container ${name}`)}`),
    taskArn: task.taskArn,
    name,
    image,
    imageDigest: image === configuration?.primaryContainer.image ? imageDigest : undefined,
    runtimeId: `${id}-${String(runtimeNumber).padStart(10, "0")}`,
    lastStatus: containerStatusOf(task),
    networkBindings: [],
    networkInterfaces: [{ attachmentId: attachmentId(task), privateIpv4Address: privateIp }],
    healthStatus: "UNKNOWN",
    cpu: "0",
    ...(exitCode !== undefined && { exitCode }),
    ...(containerReason && { reason: containerReason }),
  };
}

function containerStatusOf({ desiredStatus, lastStatus }: TaskRow): string {
  if (desiredStatus === "STOPPED") return "STOPPED";
  return lastStatus === "RUNNING" ? "RUNNING" : "PENDING";
}

export function attachmentId(task: TaskRow): string {
  return uuidOf(task, "attachment");
}

/** An id of something that belongs to a task, always the same. */
function uuidOf(task: TaskRow, what: string): string {
  return digestOf(task, what).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-a$4-$5");
}

function digestOf({ id }: TaskRow, what: string): string {
  return createHash("sha256").update(`${what} of ${id}`).digest("hex");
}
