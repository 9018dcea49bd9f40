import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { freeAddress as freeAddressOf } from "../ec2/addresses";
import { addNetworkInterface } from "../ec2/network-interfaces";
import { awsvpcOf } from "./awsvpc";
import { ecsArn, type RevisionRow, type ServiceRow, type TaskRow } from "./tables";
import { attachmentId } from "./task-view";

/** Nothing where the subnet is full. */
export function freeAddress(place: Place, subnetId: string): string {
  try {
    return freeAddressOf(place, subnetId);
  } catch (error) {
    if (error instanceof AwsError) return "";
    throw error;
  }
}

/** The address that a task takes in its subnet. */
export function putTaskInterface(place: Place, service: ServiceRow, revision: RevisionRow, task: TaskRow): void {
  const { securityGroups, assignPublicIp } = awsvpcOf(service, revision.configuration);
  addNetworkInterface(place, {
    id: task.networkInterfaceId,
    subnetId: task.subnetId,
    privateIp: task.privateIp,
    hasPublicIp: assignPublicIp === "ENABLED",
    groupIds: securityGroups ?? [],
    description: ecsArn(place, `attachment/${attachmentId(task)}`),
    attachment: { InstanceOwnerId: place.account, DeviceIndex: 1, DeleteOnTermination: false },
    requesterId: "amazon-ecs",
    madeBy: "ecs.amazonaws.com",
  });
}
