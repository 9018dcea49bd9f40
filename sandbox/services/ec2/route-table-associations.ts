import type {
  AssociateRouteTableCommandInput,
  AssociateRouteTableCommandOutput,
  DisassociateRouteTableCommandInput,
  ReplaceRouteTableAssociationCommandInput,
  ReplaceRouteTableAssociationCommandOutput,
  RouteTableAssociation,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { missing, readRow, rowsInVpc } from "./find";
import { newAssociation } from "./route-tables";
import { type RouteTableRow, rowsOf } from "./tables";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function associateRouteTable(
  call: Call,
  { RouteTableId = "", SubnetId, GatewayId }: AssociateRouteTableCommandInput,
): Output<AssociateRouteTableCommandOutput> {
  const table = readRow(call, "rtb", RouteTableId);
  if (SubnetId === undefined && GatewayId === undefined) throw missing("subnetId or gatewayId");
  if (SubnetId !== undefined && readRow(call, "subnet", SubnetId).VpcId !== table.VpcId) {
    throw new AwsError(
      "InvalidParameterValue",
      `route table ${RouteTableId} and subnet ${SubnetId} belong to different networks`,
    );
  }
  if (GatewayId !== undefined) readRow(call, "igw", GatewayId);
  const isSame = (one: RouteTableAssociation) =>
    SubnetId === undefined ? one.GatewayId === GatewayId : one.SubnetId === SubnetId;
  const taken = rowsInVpc(call, "rtb", table.VpcId).find(({ Associations }) => Associations.some(isSame));
  const existing = taken?.Associations.find(isSame);
  if (taken === table && existing) return answer(existing);
  if (taken) {
    throw new AwsError(
      "Resource.AlreadyAssociated",
      `the specified association for route table ${RouteTableId} conflicts with an existing association`,
    );
  }
  const association = newAssociation(RouteTableId, {
    Main: false,
    ...(SubnetId === undefined ? {} : { SubnetId }),
    ...(GatewayId === undefined ? {} : { GatewayId }),
  });
  table.Associations.push(association);
  call.world.record("effect", call, "ec2.route-table-associated", { routeTableId: RouteTableId, subnetId: SubnetId });
  return answer(association);
}

function answer({ RouteTableAssociationId, AssociationState }: RouteTableAssociation) {
  return { AssociationId: RouteTableAssociationId, AssociationState };
}

export function disassociateRouteTable(call: Call, { AssociationId = "" }: DisassociateRouteTableCommandInput): object {
  const { table, association } = readAssociation(call, AssociationId);
  if (association.Main) {
    throw new AwsError(
      "InvalidParameterValue",
      `cannot disassociate the main route table association ${AssociationId}`,
    );
  }
  table.Associations = table.Associations.filter((one) => one !== association);
  call.world.record("effect", call, "ec2.route-table-disassociated", { associationId: AssociationId });
  return {};
}

/** The association gets another id; with the main one, another table becomes the main table. */
export function replaceRouteTableAssociation(
  call: Call,
  { AssociationId = "", RouteTableId = "" }: ReplaceRouteTableAssociationCommandInput,
): Output<ReplaceRouteTableAssociationCommandOutput> {
  const { table, association } = readAssociation(call, AssociationId);
  const wanted = readRow(call, "rtb", RouteTableId);
  if (wanted.VpcId !== table.VpcId) {
    throw new AwsError(
      "InvalidParameterValue",
      `route table ${RouteTableId} and association ${AssociationId} belong to different networks`,
    );
  }
  table.Associations = table.Associations.filter((one) => one !== association);
  const { Main = false, SubnetId } = association;
  const next = newAssociation(RouteTableId, { Main, ...(SubnetId === undefined ? {} : { SubnetId }) });
  wanted.Associations.push(next);
  call.world.record("effect", call, "ec2.route-table-associated", { routeTableId: RouteTableId, subnetId: SubnetId });
  return { NewAssociationId: next.RouteTableAssociationId, AssociationState: next.AssociationState };
}

interface FoundAssociation {
  table: RouteTableRow;
  association: RouteTableAssociation;
}

function readAssociation(place: Place, id: string): FoundAssociation {
  for (const table of rowsOf(place, "rtb").values()) {
    const association = table.Associations.find((one) => one.RouteTableAssociationId === id);
    if (association) return { table, association };
  }
  throw new AwsError("InvalidAssociationID.NotFound", `The association ID '${id}' does not exist`);
}
