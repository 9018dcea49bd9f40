import type { CreateVpcCommandInput } from "@aws-sdk/client-ec2";
import type { Call } from "../../operation";
import { readRow, rowsInVpc } from "../../services/ec2/find";
import { modifyVpcAttribute } from "../../services/ec2/vpc-attributes";
import { createVpc, deleteVpc } from "../../services/ec2/vpcs";
import { choice, flag, integer, replacing, tagList, text } from "../property-schema";
import type { ResourceType, WantedResource } from "../resource-type";
import { patientDeletion } from "./ec2-deletion";
import { changeTags, putTags } from "./ec2-tags";

/** Support comes before host names, which need it. */
function setAttributes(call: Call, VpcId: string, { properties }: WantedResource): void {
  const support = properties.EnableDnsSupport !== false;
  const hostnames = properties.EnableDnsHostnames === true;
  if (support) modifyVpcAttribute(call, { VpcId, EnableDnsSupport: { Value: true } });
  modifyVpcAttribute(call, { VpcId, EnableDnsHostnames: { Value: hostnames } });
  if (!support) modifyVpcAttribute(call, { VpcId, EnableDnsSupport: { Value: false } });
}

export const ec2Vpc: ResourceType = {
  typeName: "AWS::EC2::VPC",
  properties: {
    CidrBlock: replacing(text),
    EnableDnsHostnames: flag,
    EnableDnsSupport: flag,
    InstanceTenancy: replacing(choice("default", "dedicated", "host")),
    Ipv4IpamPoolId: replacing(text),
    Ipv4NetmaskLength: replacing(integer),
    Tags: tagList,
  },
  attributes: [
    "CidrBlock",
    "CidrBlockAssociations",
    "DefaultNetworkAcl",
    "DefaultSecurityGroup",
    "Ipv6CidrBlocks",
    "VpcId",
  ],
  tagging: "update",
  createMs: 12_000,
  updateMs: 4_000,
  deleteMs: 2_000,
  create(call, wanted) {
    const { CidrBlock, InstanceTenancy } = wanted.properties as CreateVpcCommandInput;
    const VpcId = createVpc(call, { CidrBlock, InstanceTenancy }).Vpc?.VpcId ?? "";
    setAttributes(call, VpcId, wanted);
    putTags(call, "vpc", VpcId, wanted.tags);
    return VpcId;
  },
  update(call, wanted, before) {
    setAttributes(call, wanted.physicalId, wanted);
    changeTags(call, wanted.physicalId, before, wanted);
  },
  ...patientDeletion((call, VpcId) => deleteVpc(call, { VpcId })),
  settle: (call, { physicalId }) => (readRow(call, "vpc", physicalId).State === "available" ? "settled" : "waiting"),
  read(call, VpcId) {
    const { CidrBlock, CidrBlockAssociationSet = [], Ipv6CidrBlockAssociationSet = [] } = readRow(call, "vpc", VpcId);
    const acl = rowsInVpc(call, "acl", VpcId).find(({ IsDefault }) => IsDefault);
    const group = rowsInVpc(call, "sg", VpcId).find(({ GroupName }) => GroupName === "default");
    return {
      CidrBlock,
      CidrBlockAssociations: CidrBlockAssociationSet.map(({ AssociationId = "" }) => AssociationId),
      DefaultNetworkAcl: acl?.NetworkAclId ?? "",
      DefaultSecurityGroup: group?.GroupId ?? "",
      Ipv6CidrBlocks: Ipv6CidrBlockAssociationSet.map(({ Ipv6CidrBlock = "" }) => Ipv6CidrBlock),
      VpcId,
    };
  },
};
