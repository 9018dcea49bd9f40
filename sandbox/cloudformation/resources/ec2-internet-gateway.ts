import { createInternetGateway, deleteInternetGateway } from "../../services/ec2/internet-gateways";
import { tagList } from "../property-schema";
import type { ResourceType } from "../resource-type";
import { patientDeletion } from "./ec2-deletion";
import { changeTags, putTags } from "./ec2-tags";

export const ec2InternetGateway: ResourceType = {
  typeName: "AWS::EC2::InternetGateway",
  properties: { Tags: tagList },
  attributes: ["InternetGatewayId"],
  tagging: "update",
  createMs: 15_000,
  updateMs: 3_000,
  deleteMs: 2_000,
  create(call, wanted) {
    const id = createInternetGateway(call, {}).InternetGateway?.InternetGatewayId ?? "";
    putTags(call, "igw", id, wanted.tags);
    return id;
  },
  update: (call, wanted, before) => changeTags(call, wanted.physicalId, before, wanted),
  ...patientDeletion((call, InternetGatewayId) => deleteInternetGateway(call, { InternetGatewayId })),
  read: (_call, InternetGatewayId) => ({ InternetGatewayId }),
};
