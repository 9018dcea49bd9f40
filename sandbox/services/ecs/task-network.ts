import type { Place } from "../../place";
import { putNetworkInterface } from "../ec2/network-interfaces";
import { rowsOf } from "../ec2/tables";
import { awsvpcOf } from "./awsvpc";
import { ecsArn, type RevisionRow, type ServiceRow, type TaskRow } from "./tables";

/** The first four addresses of a subnet are AWS's own. */
const FIRST_HOST = 4;

/** Nothing where the subnet is full. */
export function freeAddress(place: Place, subnetId: string): string {
  const [base = "172.31.0.0", prefixLength = "20"] = rowsOf(place, "subnet").get(subnetId)?.CidrBlock?.split("/") ?? [];
  const taken = new Set([...rowsOf(place, "eni").values()].map(({ PrivateIpAddress }) => PrivateIpAddress));
  const [a = 172, b = 31, c = 0, d = 0] = base.split(".").map(Number);
  const hosts = 2 ** (32 - Number(prefixLength));
  for (let host = FIRST_HOST; host < hosts - 1; host++) {
    const address = `${a}.${b}.${c + (host >> 8)}.${(d + host) & 255}`;
    if (!taken.has(address)) return address;
  }
  return "";
}

/** The address that a task takes in its subnet. */
export function putTaskInterface(
  place: Place,
  service: ServiceRow,
  revision: RevisionRow,
  task: TaskRow,
  subnetId: string,
): void {
  const { securityGroups, assignPublicIp } = awsvpcOf(service, revision.configuration);
  const bytes = [...Buffer.from(task.id.slice(0, 6), "hex")];
  putNetworkInterface(place, {
    NetworkInterfaceId: task.networkInterfaceId,
    VpcId: service.vpcId,
    SubnetId: subnetId,
    AvailabilityZone: task.availabilityZone,
    Description: ecsArn(place, `attachment/${task.attachments?.[0]?.id}`),
    InterfaceType: "interface",
    RequesterManaged: true,
    Status: "in-use",
    OwnerId: place.account,
    PrivateIpAddress: task.privateIp,
    Association: assignPublicIp === "ENABLED" ? { PublicIp: `54.${bytes.join(".")}`, IpOwnerId: "amazon" } : undefined,
    Groups: (securityGroups ?? []).map((GroupId) => ({ GroupId })),
    tags: {},
    createdAt: task.createdAt,
    madeBy: "ecs.amazonaws.com",
  });
}
