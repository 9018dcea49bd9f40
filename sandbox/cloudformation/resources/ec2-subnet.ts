import type { CreateSubnetCommandInput } from "@aws-sdk/client-ec2";
import { readRow, rowsInVpc } from "../../services/ec2/find";
import { modifySubnetAttribute } from "../../services/ec2/subnet-attributes";
import { createSubnet, deleteSubnet } from "../../services/ec2/subnets";
import { flag, integer, json, replacing, required, tagList, text } from "../property-schema";
import type { ResourceType } from "../resource-type";
import { patientDeletion } from "./ec2-deletion";
import { changeTags, putTags } from "./ec2-tags";

const attributeNames = ["MapPublicIpOnLaunch", "AssignIpv6AddressOnCreation", "EnableDns64"] as const;

export const ec2Subnet: ResourceType = {
  typeName: "AWS::EC2::Subnet",
  properties: {
    AssignIpv6AddressOnCreation: flag,
    AvailabilityZone: replacing(text),
    AvailabilityZoneId: replacing(text),
    CidrBlock: replacing(text),
    EnableDns64: flag,
    EnableLniAtDeviceIndex: integer,
    Ipv4IpamPoolId: replacing(text),
    Ipv4NetmaskLength: replacing(integer),
    Ipv6CidrBlock: replacing(text),
    Ipv6IpamPoolId: replacing(text),
    Ipv6Native: replacing(flag),
    Ipv6NetmaskLength: replacing(integer),
    MapPublicIpOnLaunch: flag,
    OutpostArn: replacing(text),
    PrivateDnsNameOptionsOnLaunch: json,
    Tags: tagList,
    VpcId: required(replacing(text)),
  },
  attributes: [
    "AvailabilityZone",
    "AvailabilityZoneId",
    "CidrBlock",
    "Ipv6CidrBlocks",
    "NetworkAclAssociationId",
    "OutpostArn",
    "SubnetId",
    "VpcId",
  ],
  tagging: "update",
  createMs: 4_000,
  updateMs: 3_000,
  deleteMs: 2_000,
  create(call, wanted) {
    const { AvailabilityZone, AvailabilityZoneId, CidrBlock, Ipv6CidrBlock, VpcId } =
      wanted.properties as unknown as CreateSubnetCommandInput;
    const { Subnet } = createSubnet(call, { AvailabilityZone, AvailabilityZoneId, CidrBlock, Ipv6CidrBlock, VpcId });
    const SubnetId = Subnet?.SubnetId ?? "";
    for (const name of attributeNames) {
      if (wanted.properties[name] === true) modifySubnetAttribute(call, { SubnetId, [name]: { Value: true } });
    }
    putTags(call, "subnet", SubnetId, wanted.tags);
    return SubnetId;
  },
  update(call, wanted, before) {
    for (const name of attributeNames) {
      const [was, is] = [before, wanted].map(({ properties }) => properties[name] === true);
      if (is !== was) modifySubnetAttribute(call, { SubnetId: wanted.physicalId, [name]: { Value: is } });
    }
    changeTags(call, wanted.physicalId, before, wanted);
  },
  ...patientDeletion((call, SubnetId) => deleteSubnet(call, { SubnetId })),
  read(call, SubnetId) {
    const subnet = readRow(call, "subnet", SubnetId);
    const associations = rowsInVpc(call, "acl", subnet.VpcId).flatMap(({ Associations }) => Associations);
    const acl = associations.find((one) => one.SubnetId === SubnetId);
    return {
      AvailabilityZone: subnet.AvailabilityZone,
      AvailabilityZoneId: subnet.AvailabilityZoneId ?? "",
      CidrBlock: subnet.CidrBlock,
      Ipv6CidrBlocks: (subnet.Ipv6CidrBlockAssociationSet ?? []).map(({ Ipv6CidrBlock = "" }) => Ipv6CidrBlock),
      NetworkAclAssociationId: acl?.NetworkAclAssociationId ?? "",
      OutpostArn: "",
      SubnetId,
      VpcId: subnet.VpcId,
    };
  },
};
