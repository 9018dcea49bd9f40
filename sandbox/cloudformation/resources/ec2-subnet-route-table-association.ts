import type { Call } from "../../operation";
import {
  associateRouteTable,
  disassociateRouteTable,
  replaceRouteTableAssociation,
} from "../../services/ec2/route-table-associations";
import { rowsOf } from "../../services/ec2/tables";
import { replacing, required, text } from "../property-schema";
import type { ResourceType } from "../resource-type";

/** Another table for the same subnet means another physical id, though there is one association at any time. */
function findAssociation(call: Call, subnetId: string): string | undefined {
  const associations = [...rowsOf(call, "rtb").values()].flatMap(({ Associations }) => Associations);
  return associations.find(({ SubnetId }) => SubnetId === subnetId)?.RouteTableAssociationId;
}

export const ec2SubnetRouteTableAssociation: ResourceType = {
  typeName: "AWS::EC2::SubnetRouteTableAssociation",
  properties: { RouteTableId: required(replacing(text)), SubnetId: required(replacing(text)) },
  attributes: ["Id"],
  createMs: 3_000,
  updateMs: 3_000,
  deleteMs: 2_000,
  create(call, { properties }) {
    const { RouteTableId, SubnetId = "" } = properties as Record<string, string>;
    const AssociationId = findAssociation(call, SubnetId);
    if (AssociationId === undefined) return associateRouteTable(call, { RouteTableId, SubnetId }).AssociationId ?? "";
    return replaceRouteTableAssociation(call, { RouteTableId, AssociationId }).NewAssociationId ?? "";
  },
  update: () => {},
  delete: (call, { physicalId }) => {
    disassociateRouteTable(call, { AssociationId: physicalId });
  },
  read: (_call, Id) => ({ Id }),
};
