import { randomUUID } from "node:crypto";
import type { Place } from "../../place";
import { randomHex } from "../../random";
import { addNetworkInterface, removeNetworkInterface } from "../ec2/network-interfaces";
import { addSecurityGroup } from "../ec2/security-groups";
import { rowsOf } from "../ec2/tables";
import { putListener, putLoadBalancer, removeLoadBalancer } from "../elasticloadbalancing/resources";
import {
  type LoadBalancerRow,
  loadBalancers,
  newListenerArn,
  newLoadBalancerArn,
} from "../elasticloadbalancing/tables";
import { invalidParameter } from "./invalid-parameter";
import { isDualStack, zonesOfSubnets } from "./network";
import { type ServiceRow, serviceTable } from "./tables";

const OWNER = "ecs.amazonaws.com";
const MANAGED = { AmazonECSManaged: "true" };
/** Services behind one load balancer. */
export const CAPACITY = 25;

export type Network = Pick<ServiceRow, "vpcId" | "accessType" | "subnets">;

/** A load balancer that the Express services of one VPC share, and what belongs to it. */
export interface GatewayRow {
  id: string;
  vpcId: string;
  accessType: ServiceRow["accessType"];
  name: string;
  subnets: string[];
  securityGroupArn?: string;
  loadBalancerArn?: string;
  /** When the load balancer is ready, epoch ms. */
  readyAt?: number;
  listenerArn?: string;
  /** The highest that a rule of its listener was given. */
  lastPriority?: number;
  networkInterfaceIds: string[];
}

export function gatewayTable(place: Place): Map<string, GatewayRow> {
  return place.world.table(place, "ecs.gateways");
}

/** The first service of a load balancer has settled its zones for all that follow. */
export function checkZones(place: Place, network: Network): void {
  const zones = zonesOfSubnets(place, findGateway(place, network)?.subnets ?? []);
  const other = zonesOfSubnets(place, network.subnets).find((zone) => !zones.includes(zone));
  if (zones.length === 0 || other === undefined) return;
  throw invalidParameter(
    `The Availability Zone ${other} is not enabled for the load balancer that the Express services of this VPC share. Enabled zones: ${zones.join(", ")}.`,
  );
}

/** The one with a place left. */
export function findGateway(place: Place, { vpcId, accessType }: Network): GatewayRow | undefined {
  const users = new Map<string, number>();
  for (const { gatewayId, status } of serviceTable(place).values()) {
    if (status !== "INACTIVE") users.set(gatewayId, 1 + (users.get(gatewayId) ?? 0));
  }
  return [...gatewayTable(place).values()].find(
    (row) => row.vpcId === vpcId && row.accessType === accessType && (users.get(row.id) ?? 0) < CAPACITY,
  );
}

/** The one with a place left, or a new one. */
export function joinGateway(place: Place, network: Network): GatewayRow {
  return findGateway(place, network) ?? addGateway(place, network);
}

export function addGateway(place: Place, { vpcId, accessType, subnets }: Network): GatewayRow {
  const name = `ecs-express-gateway-alb-${randomHex(8)}`;
  const gateway: GatewayRow = { id: randomUUID(), vpcId, accessType, name, subnets, networkInterfaceIds: [] };
  gatewayTable(place).set(gateway.id, gateway);
  return gateway;
}

export function gatewayOf(place: Place, { gatewayId }: ServiceRow): GatewayRow | undefined {
  return gatewayTable(place).get(gatewayId);
}

export function usersOf(place: Place, { id }: Pick<GatewayRow, "id">): ServiceRow[] {
  return [...serviceTable(place).values()].filter(({ gatewayId, status }) => gatewayId === id && status !== "INACTIVE");
}

export function loadBalancerOf(place: Place, { nodes }: ServiceRow): LoadBalancerRow | undefined {
  return loadBalancers(place).get(nodes.loadBalancer.arn ?? "");
}

export function ensureSecurityGroup(place: Place, gateway: GatewayRow): string {
  gateway.securityGroupArn ??= addSecurityGroup(place, {
    name: gateway.name,
    description: "Load balancer of Amazon ECS Express services",
    vpcId: gateway.vpcId,
    tags: MANAGED,
    madeBy: OWNER,
  }).SecurityGroupArn;
  return gateway.securityGroupArn ?? "";
}

/** Begins the load balancer where none is there; returns how long it takes until it is ready. */
export function ensureLoadBalancer(place: Place, gateway: GatewayRow, awsMs: number): number {
  const { clock } = place.world;
  if (gateway.readyAt !== undefined) return Math.max(0, (gateway.readyAt - clock.now()) * clock.speed);

  const { name, accessType, subnets, vpcId } = gateway;
  const arn = newLoadBalancerArn(place, name);
  putLoadBalancer(place, {
    LoadBalancerArn: arn,
    LoadBalancerName: name,
    DNSName: `${accessType === "PRIVATE" ? "internal-" : ""}${name}-${randomHex(9)}.${place.region}.elb.amazonaws.com`,
    Scheme: accessType === "PUBLIC" ? "internet-facing" : "internal",
    Type: "application",
    State: { Code: "provisioning" },
    VpcId: vpcId,
    AvailabilityZones: subnets.map((id) => ({ ZoneName: zoneOf(place, id), SubnetId: id, LoadBalancerAddresses: [] })),
    SecurityGroups: [gateway.securityGroupArn?.split("/").at(-1) ?? ""],
    IpAddressType: isDualStack(place, subnets) ? "dualstack" : "ipv4",
    CreatedTime: clock.date(),
    tags: MANAGED,
  });
  gateway.loadBalancerArn = arn;
  gateway.readyAt = clock.now() + clock.scaled(awsMs);
  gateway.networkInterfaceIds = subnets.map((id) => addInterface(place, gateway, id));
  return awsMs;
}

export function finishLoadBalancer(place: Place, { loadBalancerArn = "" }: GatewayRow): void {
  const row = loadBalancers(place).get(loadBalancerArn);
  if (row) row.State = { Code: "active" };
}

export function ensureListener(place: Place, gateway: GatewayRow, certificateArn: string): string {
  if (gateway.listenerArn) return gateway.listenerArn;
  const loadBalancerArn = gateway.loadBalancerArn ?? "";
  gateway.listenerArn = newListenerArn(loadBalancerArn);
  putListener(place, {
    ListenerArn: gateway.listenerArn,
    LoadBalancerArn: loadBalancerArn,
    Port: 443,
    Protocol: "HTTPS",
    SslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    Certificates: [{ CertificateArn: certificateArn }],
    DefaultActions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "404", ContentType: "text/plain" } }],
    tags: MANAGED,
  });
  return gateway.listenerArn;
}

/** When the last service has gone; the security group goes by itself. */
export function removeGateway(place: Place, gatewayId: string): void {
  const gateway = gatewayTable(place).get(gatewayId);
  if (!gateway) return;
  if (gateway.loadBalancerArn) removeLoadBalancer(place, gateway.loadBalancerArn);
  for (const id of gateway.networkInterfaceIds) removeNetworkInterface(place, id);
  gatewayTable(place).delete(gateway.id);
}

function addInterface(place: Place, gateway: GatewayRow, subnetId: string): string {
  const { NetworkInterfaceId } = addNetworkInterface(place, {
    subnetId,
    hasPublicIp: gateway.accessType === "PUBLIC",
    groupIds: [gateway.securityGroupArn?.split("/").at(-1) ?? ""],
    description: `ELB ${gateway.loadBalancerArn?.split(":loadbalancer/")[1]}`,
    attachment: { InstanceOwnerId: "amazon-elb", DeviceIndex: 1, DeleteOnTermination: false },
    requesterId: "amazon-elb",
    madeBy: "elasticloadbalancing.amazonaws.com",
  });
  return NetworkInterfaceId;
}

function zoneOf(place: Place, subnetId: string): string | undefined {
  return rowsOf(place, "subnet").get(subnetId)?.AvailabilityZone;
}
