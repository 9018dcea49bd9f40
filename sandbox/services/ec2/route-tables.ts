import type {
  CreateRouteTableCommandInput,
  CreateRouteTableCommandOutput,
  DeleteRouteTableCommandInput,
  DescribeRouteTablesCommandInput,
  DescribeRouteTablesCommandOutput,
  RouteTable,
} from "@aws-sdk/client-ec2";
import type { Call } from "../../operation";
import type { Place } from "../../place";
import { filterRows } from "./filters";
import { hasDependencies, pickRows, readRow, rowsInVpc } from "./find";
import { newId } from "./ids";
import { pageOfEc2 } from "./page";
import { checkQuota } from "./quotas";
import { routeStateOf } from "./route-targets";
import { newOwned, type RouteTableRow, rowsOf, type VpcRow } from "./tables";
import { tagsOf } from "./tag-specifications";
import { tagged } from "./views";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function createRouteTable(
  call: Call,
  input: CreateRouteTableCommandInput,
): Output<CreateRouteTableCommandOutput> {
  const tags = tagsOf(input.TagSpecifications, "route-table");
  const vpc = readRow(call, "vpc", input.VpcId ?? "");
  checkQuota(call, "routeTablesPerVpc", rowsInVpc(call, "rtb", vpc.VpcId).length + 1);
  const table = addRouteTable(call, vpc, { madeBy: call.principal.arn, tags });
  call.world.record("effect", call, "ec2.route-table-created", { routeTableId: table.RouteTableId });
  return { RouteTable: toRouteTable(call, table) };
}

interface NewRouteTable {
  madeBy: string;
  isMain?: boolean;
  tags?: Record<string, string>;
}

/** Every table leads to the VPC itself. */
export function addRouteTable(place: Place, vpc: VpcRow, { madeBy, isMain, tags }: NewRouteTable): RouteTableRow {
  const RouteTableId = newId("rtb");
  const local = { GatewayId: "local", Origin: "CreateRouteTable" as const };
  const table: RouteTableRow = {
    ...newOwned(place, madeBy, tags),
    RouteTableId,
    VpcId: vpc.VpcId,
    OwnerId: place.account,
    Associations: isMain ? [newAssociation(RouteTableId, { Main: true })] : [],
    Routes: [
      { DestinationCidrBlock: vpc.CidrBlock, ...local },
      ...(vpc.Ipv6CidrBlockAssociationSet ?? []).map(({ Ipv6CidrBlock }) => ({
        DestinationIpv6CidrBlock: Ipv6CidrBlock,
        ...local,
      })),
    ],
    PropagatingVgws: [],
  };
  rowsOf(place, "rtb").set(RouteTableId, table);
  return table;
}

export function newAssociation(RouteTableId: string, target: { Main: boolean; SubnetId?: string; GatewayId?: string }) {
  return {
    ...target,
    RouteTableAssociationId: newId("rtbassoc"),
    RouteTableId,
    AssociationState: { State: "associated" as const },
  };
}

export function mainRouteTable(place: Place, vpcId: string): RouteTableRow | undefined {
  return rowsInVpc(place, "rtb", vpcId).find(({ Associations }) => Associations.some(({ Main }) => Main));
}

export function toRouteTable(place: Place, row: RouteTableRow): RouteTable {
  return { ...tagged(row), Routes: row.Routes.map((route) => ({ ...route, State: routeStateOf(place, row, route) })) };
}

const mostTables = 100;

export function describeRouteTables(
  call: Call,
  input: DescribeRouteTablesCommandInput,
): Output<DescribeRouteTablesCommandOutput> {
  const ids = input.RouteTableIds;
  const found = filterRows(pickRows(call, "rtb", ids), input.Filters, {
    "route-table-id": (row) => [row.RouteTableId],
    "vpc-id": (row) => [row.VpcId],
    "owner-id": (row) => [row.OwnerId],
    "association.gateway-id": ({ Associations }) => Associations.map(({ GatewayId }) => GatewayId),
    "association.main": ({ Associations }) => Associations.map(({ Main }) => Main),
    "association.subnet-id": ({ Associations }) => Associations.map(({ SubnetId }) => SubnetId),
    "association.route-table-id": ({ Associations }) => Associations.map(({ RouteTableId }) => RouteTableId),
    "association.route-table-association-id": ({ Associations }) =>
      Associations.map(({ RouteTableAssociationId }) => RouteTableAssociationId),
    "route.destination-cidr-block": ({ Routes }) => Routes.map(({ DestinationCidrBlock }) => DestinationCidrBlock),
    "route.destination-ipv6-cidr-block": ({ Routes }) =>
      Routes.map(({ DestinationIpv6CidrBlock }) => DestinationIpv6CidrBlock),
    "route.destination-prefix-list-id": ({ Routes }) =>
      Routes.map(({ DestinationPrefixListId }) => DestinationPrefixListId),
    "route.gateway-id": ({ Routes }) => Routes.map(({ GatewayId }) => GatewayId),
    "route.instance-id": ({ Routes }) => Routes.map(({ InstanceId }) => InstanceId),
    "route.nat-gateway-id": ({ Routes }) => Routes.map(({ NatGatewayId }) => NatGatewayId),
    "route.origin": ({ Routes }) => Routes.map(({ Origin }) => Origin),
    "route.state": (row) => row.Routes.map((route) => routeStateOf(call, row, route)),
    "route.vpc-peering-connection-id": ({ Routes }) =>
      Routes.map(({ VpcPeeringConnectionId }) => VpcPeeringConnectionId),
  });
  const { items, NextToken } = pageOfEc2(found, input, { ids, idsName: "routeTableIds", most: mostTables });
  return { RouteTables: items.map((row) => toRouteTable(call, row)), NextToken };
}

export function deleteRouteTable(call: Call, { RouteTableId = "" }: DeleteRouteTableCommandInput): object {
  const table = readRow(call, "rtb", RouteTableId);
  if (table.Associations.length > 0) throw hasDependencies("routeTable", RouteTableId);
  for (const endpoint of rowsOf(call, "vpce").values()) {
    endpoint.RouteTableIds = endpoint.RouteTableIds.filter((id) => id !== RouteTableId);
  }
  rowsOf(call, "rtb").delete(RouteTableId);
  call.world.record("effect", call, "ec2.route-table-deleted", { routeTableId: RouteTableId });
  return {};
}
