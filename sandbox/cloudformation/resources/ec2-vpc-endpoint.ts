import type { CreateVpcEndpointCommandInput } from "@aws-sdk/client-ec2";
import { readRow } from "../../services/ec2/find";
import { modifyVpcEndpoint } from "../../services/ec2/modify-vpc-endpoint";
import { rowsOf } from "../../services/ec2/tables";
import { createVpcEndpoint, deleteVpcEndpoints } from "../../services/ec2/vpc-endpoints";
import { choice, flag, json, listOf, replacing, required, tagList, text } from "../property-schema";
import type { ResourceType, WantedResource } from "../resource-type";
import { changeTags, putTags } from "./ec2-tags";
import { documentText } from "./iam-role";

/** The ids that one has and the other has not. */
function without(one: WantedResource, other: WantedResource, name: string): string[] {
  const [ids, others] = [one, other].map(({ properties }) => (properties[name] ?? []) as string[]);
  return ids?.filter((id) => !others?.includes(id)) ?? [];
}

export const ec2VpcEndpoint: ResourceType = {
  typeName: "AWS::EC2::VPCEndpoint",
  properties: {
    DnsOptions: json,
    IpAddressType: choice("ipv4", "ipv6", "dualstack", "not-specified"),
    PolicyDocument: json,
    PrivateDnsEnabled: flag,
    ResourceConfigurationArn: replacing(text),
    RouteTableIds: listOf(text),
    SecurityGroupIds: listOf(text),
    ServiceName: replacing(text),
    ServiceNetworkArn: replacing(text),
    ServiceRegion: replacing(text),
    SubnetIds: listOf(text),
    Tags: tagList,
    VpcEndpointType: replacing(choice("Interface", "Gateway", "GatewayLoadBalancer", "ServiceNetwork", "Resource")),
    VpcId: required(replacing(text)),
  },
  attributes: ["CreationTimestamp", "DnsEntries", "Id", "NetworkInterfaceIds"],
  tagging: "update",
  createMs: 5_000,
  updateMs: 5_000,
  deleteMs: 5_000,
  create(call, wanted) {
    const { PolicyDocument, Tags, ...settings } = wanted.properties;
    const { VpcEndpoint } = createVpcEndpoint(call, {
      ...(settings as unknown as CreateVpcEndpointCommandInput),
      PolicyDocument: PolicyDocument === undefined ? undefined : documentText(PolicyDocument),
      PrivateDnsEnabled: settings.PrivateDnsEnabled === true,
    });
    const id = VpcEndpoint?.VpcEndpointId ?? "";
    putTags(call, "vpce", id, wanted.tags);
    return id;
  },
  update(call, wanted, before) {
    const { PolicyDocument, PrivateDnsEnabled } = wanted.properties;
    modifyVpcEndpoint(call, {
      VpcEndpointId: wanted.physicalId,
      ...(PolicyDocument === undefined ? { ResetPolicy: true } : { PolicyDocument: documentText(PolicyDocument) }),
      PrivateDnsEnabled: PrivateDnsEnabled === true,
      AddRouteTableIds: without(wanted, before, "RouteTableIds"),
      RemoveRouteTableIds: without(before, wanted, "RouteTableIds"),
      AddSubnetIds: without(wanted, before, "SubnetIds"),
      RemoveSubnetIds: without(before, wanted, "SubnetIds"),
      AddSecurityGroupIds: without(wanted, before, "SecurityGroupIds"),
      RemoveSecurityGroupIds: without(before, wanted, "SecurityGroupIds"),
    });
    changeTags(call, wanted.physicalId, before, wanted);
  },
  settle: (call, { physicalId }) =>
    String(readRow(call, "vpce", physicalId).State) === "pending" ? "waiting" : "settled",
  delete(call, { physicalId }) {
    readRow(call, "vpce", physicalId);
    deleteVpcEndpoints(call, { VpcEndpointIds: [physicalId] });
  },
  settleDelete: (call, { physicalId }) => (rowsOf(call, "vpce").has(physicalId) ? "waiting" : "settled"),
  read(call, Id) {
    const { CreationTimestamp, DnsEntries = [], NetworkInterfaceIds } = readRow(call, "vpce", Id);
    return {
      CreationTimestamp: CreationTimestamp?.toISOString() ?? "",
      DnsEntries: DnsEntries.map(({ HostedZoneId, DnsName }) => `${HostedZoneId}:${DnsName}`),
      Id,
      NetworkInterfaceIds,
    };
  },
};
