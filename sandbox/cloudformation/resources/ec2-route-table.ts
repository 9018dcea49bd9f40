import { createRouteTable, deleteRouteTable } from "../../services/ec2/route-tables";
import { replacing, required, tagList, text } from "../property-schema";
import type { ResourceType } from "../resource-type";
import { patientDeletion } from "./ec2-deletion";
import { changeTags, putTags } from "./ec2-tags";

export const ec2RouteTable: ResourceType = {
  typeName: "AWS::EC2::RouteTable",
  properties: { Tags: tagList, VpcId: required(replacing(text)) },
  attributes: ["RouteTableId"],
  tagging: "update",
  createMs: 12_000,
  updateMs: 3_000,
  deleteMs: 2_000,
  create(call, wanted) {
    const { RouteTable } = createRouteTable(call, { VpcId: String(wanted.properties.VpcId) });
    const id = RouteTable?.RouteTableId ?? "";
    putTags(call, "rtb", id, wanted.tags);
    return id;
  },
  update: (call, wanted, before) => changeTags(call, wanted.physicalId, before, wanted),
  ...patientDeletion((call, RouteTableId) => deleteRouteTable(call, { RouteTableId })),
  read: (_call, RouteTableId) => ({ RouteTableId }),
};
