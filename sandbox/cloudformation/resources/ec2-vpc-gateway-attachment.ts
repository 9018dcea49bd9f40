import { AwsError, type Call } from "../../operation";
import {
  attachInternetGateway,
  detachInternetGateway,
  findAttachedGateway,
} from "../../services/ec2/internet-gateways";
import { rowsOf } from "../../services/ec2/tables";
import { attachVpnGateway, detachVpnGateway } from "../../services/ec2/vpn-gateways";
import { replacing, required, text } from "../property-schema";
import type { ResourceType, WantedResource } from "../resource-type";
import { patientDeletion } from "./ec2-deletion";

function attach(call: Call, { properties }: WantedResource): void {
  const { VpcId, InternetGatewayId, VpnGatewayId } = properties as Record<string, string>;
  if (InternetGatewayId === undefined && VpnGatewayId === undefined) {
    throw new AwsError("InvalidRequest", "Either InternetGatewayId or VpnGatewayId must be specified");
  }
  if (InternetGatewayId !== undefined) attachInternetGateway(call, { VpcId, InternetGatewayId });
  else attachVpnGateway(call, { VpcId, VpnGatewayId });
}

/** Whatever gateway of the kind the VPC has, since it can have one alone. */
function detach(call: Call, physicalId: string): void {
  const [kind, VpcId = ""] = physicalId.split("|");
  if (kind === "VGW") {
    const isAttached = (one: { VpcId?: string | undefined }) => one.VpcId === VpcId;
    const gateway = [...rowsOf(call, "vgw").values()].find(({ VpcAttachments }) => VpcAttachments.some(isAttached));
    if (gateway) detachVpnGateway(call, { VpcId, VpnGatewayId: gateway.VpnGatewayId });
    return;
  }
  const gateway = findAttachedGateway(call, VpcId);
  if (gateway) detachInternetGateway(call, { VpcId, InternetGatewayId: gateway.InternetGatewayId });
}

export const ec2VpcGatewayAttachment: ResourceType = {
  typeName: "AWS::EC2::VPCGatewayAttachment",
  properties: { InternetGatewayId: text, VpcId: required(replacing(text)), VpnGatewayId: text },
  attributes: ["AttachmentType"],
  createMs: 16_000,
  updateMs: 16_000,
  deleteMs: 15_000,
  create(call, wanted) {
    attach(call, wanted);
    const kind = wanted.properties.InternetGatewayId === undefined ? "VGW" : "IGW";
    return `${kind}|${wanted.properties.VpcId}`;
  },
  update(call, wanted, before) {
    detach(call, before.physicalId);
    attach(call, wanted);
  },
  ...patientDeletion(detach),
  read: (_call, physicalId) => ({ AttachmentType: physicalId.split("|")[0] ?? "" }),
};
