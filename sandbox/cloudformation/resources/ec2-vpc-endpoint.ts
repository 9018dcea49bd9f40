import type { CreateVpcEndpointCommandInput } from "@aws-sdk/client-ec2";
import { readRow } from "../../services/ec2/find";
import { rowsOf } from "../../services/ec2/tables";
import { createVpcEndpoint, deleteVpcEndpoints } from "../../services/ec2/vpc-endpoints";
import { choice, flag, json, listOf, replacing, required, tagList, text } from "../property-schema";
import type { ResourceType } from "../resource-type";
import { changeTags, putTags } from "./ec2-tags";
import { documentText } from "./iam-role";

export const ec2VpcEndpoint: ResourceType = {
  typeName: "AWS::EC2::VPCEndpoint",
  properties: {
    DnsOptions: json,
    IpAddressType: choice("ipv4", "ipv6", "dualstack", "not-specified"),
    PolicyDocument: json,
    PrivateDnsEnabled: flag,
    ResourceConfigurationArn: replacing(text),
    // EC2 has an operation for these, without which they can only be made anew.
    RouteTableIds: replacing(listOf(text)),
    SecurityGroupIds: replacing(listOf(text)),
    ServiceName: replacing(text),
    ServiceNetworkArn: replacing(text),
    ServiceRegion: replacing(text),
    SubnetIds: replacing(listOf(text)),
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
    const endpoint = readRow(call, "vpce", wanted.physicalId);
    const { PolicyDocument, PrivateDnsEnabled } = wanted.properties;
    if (PolicyDocument !== undefined) endpoint.PolicyDocument = documentText(PolicyDocument);
    endpoint.PrivateDnsEnabled = PrivateDnsEnabled === true;
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
