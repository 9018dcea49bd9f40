import type { CreateRouteCommandInput, Route, RouteState } from "@aws-sdk/client-ec2";
import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { missing, readRow } from "./find";
import { type RouteTableRow, rowsOf } from "./tables";

type Target = Pick<
  Route,
  "GatewayId" | "NatGatewayId" | "InstanceId" | "NetworkInterfaceId" | "VpcPeeringConnectionId"
>;

/** Where a new route shall lead: to exactly one thing, of the table's own VPC. */
export function readTarget(place: Place, table: RouteTableRow, input: CreateRouteCommandInput): Target {
  const { GatewayId, NatGatewayId, InstanceId, NetworkInterfaceId, VpcPeeringConnectionId } = input;
  const targets = [GatewayId, NatGatewayId, InstanceId, NetworkInterfaceId, VpcPeeringConnectionId];
  const given = targets.filter((one) => one !== undefined).length;
  if (given === 0)
    throw missing("gatewayId or natGatewayId or networkInterfaceId or vpcPeeringConnectionId or instanceId");
  if (given > 1) throw new AwsError("InvalidParameterCombination", "You must specify only one target for the route");
  if (GatewayId !== undefined) return { GatewayId: checkGateway(place, table, GatewayId) };
  if (NatGatewayId !== undefined) return { NatGatewayId: checkNatGateway(place, table, NatGatewayId) };
  if (VpcPeeringConnectionId !== undefined) {
    readRow(place, "pcx", VpcPeeringConnectionId);
    return { VpcPeeringConnectionId };
  }
  if (InstanceId !== undefined) readRow(place, "i", InstanceId);
  const id = NetworkInterfaceId ?? interfaceOf(place, InstanceId);
  checkNetwork(table, readRow(place, "eni", id).VpcId, `interface ${id}`);
  return { NetworkInterfaceId: id, ...(InstanceId === undefined ? {} : { InstanceId }) };
}

function checkGateway(place: Place, table: RouteTableRow, id: string): string {
  if (id.startsWith("vgw-")) {
    const { VpcAttachments } = readRow(place, "vgw", id);
    checkNetwork(table, VpcAttachments[0]?.VpcId, `network gateway ${id}`);
  } else {
    checkNetwork(table, readRow(place, "igw", id).Attachments[0]?.VpcId, `network gateway ${id}`);
  }
  return id;
}

function checkNatGateway(place: Place, table: RouteTableRow, id: string): string {
  const gateway = rowsOf(place, "nat").get(id);
  if (!gateway || /^delet/.test(gateway.State)) {
    throw new AwsError("InvalidNatGatewayID.NotFound", `The natGateway ID '${id}' does not exist`);
  }
  checkNetwork(table, gateway.VpcId, `NAT gateway ${id}`);
  return id;
}

function checkNetwork({ RouteTableId, VpcId }: RouteTableRow, vpcId: string | undefined, noun: string): void {
  if (vpcId === VpcId) return;
  throw new AwsError("InvalidParameterValue", `route table ${RouteTableId} and ${noun} belong to different networks`);
}

function interfaceOf(place: Place, instanceId: string | undefined): string {
  const found = [...rowsOf(place, "eni").values()].find(({ Attachment }) => Attachment?.InstanceId === instanceId);
  return found?.NetworkInterfaceId ?? "";
}

/** A route stays when what it leads to has gone, and then leads nowhere. */
export function routeStateOf(place: Place, { VpcId }: RouteTableRow, route: Route): RouteState {
  const { GatewayId, NatGatewayId, NetworkInterfaceId, VpcPeeringConnectionId } = route;
  const attached = (attachments: { VpcId?: string | undefined }[] = []) =>
    attachments.some((one) => one.VpcId === VpcId);
  const leads =
    GatewayId === "local" ||
    (GatewayId?.startsWith("igw-") && attached(rowsOf(place, "igw").get(GatewayId)?.Attachments)) ||
    (GatewayId?.startsWith("vgw-") && attached(rowsOf(place, "vgw").get(GatewayId)?.VpcAttachments)) ||
    (GatewayId?.startsWith("vpce-") && rowsOf(place, "vpce").has(GatewayId)) ||
    (NatGatewayId && /^(pending|available)$/.test(rowsOf(place, "nat").get(NatGatewayId)?.State ?? "")) ||
    (NetworkInterfaceId && rowsOf(place, "eni").get(NetworkInterfaceId)?.Status === "in-use") ||
    (VpcPeeringConnectionId && rowsOf(place, "pcx").get(VpcPeeringConnectionId)?.Status?.Code === "active");
  return leads ? "active" : "blackhole";
}
