import type {
  AttachVpnGatewayCommandInput,
  AttachVpnGatewayCommandOutput,
  CreateVpnGatewayCommandInput,
  CreateVpnGatewayCommandOutput,
  DeleteVpnGatewayCommandInput,
  DescribeVpnGatewaysCommandInput,
  DescribeVpnGatewaysCommandOutput,
  DetachVpnGatewayCommandInput,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import { filterRows } from "./filters";
import { hasDependencies, invalidValue, pickRows, readRow } from "./find";
import { newId } from "./ids";
import { checkQuota } from "./quotas";
import { newOwned, rowsOf, type VpnGatewayRow } from "./tables";
import { tagsOf } from "./tag-specifications";
import { tagged } from "./views";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function createVpnGateway(
  call: Call,
  input: CreateVpnGatewayCommandInput,
): Output<CreateVpnGatewayCommandOutput> {
  const tags = tagsOf(input.TagSpecifications, "vpn-gateway");
  if (input.Type !== "ipsec.1") throw invalidValue(input.Type, "type");
  checkQuota(call, "vpnGateways", rowsOf(call, "vgw").size + 1);
  const row: VpnGatewayRow = {
    ...newOwned(call, call.principal.arn, tags),
    VpnGatewayId: newId("vgw"),
    State: "available",
    Type: "ipsec.1",
    AmazonSideAsn: input.AmazonSideAsn ?? 64_512,
    VpcAttachments: [],
  };
  rowsOf(call, "vgw").set(row.VpnGatewayId, row);
  call.world.record("effect", call, "ec2.vpn-gateway-created", { vpnGatewayId: row.VpnGatewayId });
  return { VpnGateway: tagged(row) };
}

export function attachVpnGateway(
  call: Call,
  { VpnGatewayId = "", VpcId = "" }: AttachVpnGatewayCommandInput,
): Output<AttachVpnGatewayCommandOutput> {
  const gateway = readRow(call, "vgw", VpnGatewayId);
  readRow(call, "vpc", VpcId);
  const isAttached = (row: VpnGatewayRow) => row.VpcAttachments.some((one) => one.VpcId === VpcId);
  if (gateway.VpcAttachments.length > 0 || [...rowsOf(call, "vgw").values()].some(isAttached)) {
    throw new AwsError(
      "VpnGatewayAttachmentLimitExceeded",
      "The maximum number of virtual private gateway attachments has been reached.",
    );
  }
  const attachment = { VpcId, State: "attached" as const };
  gateway.VpcAttachments = [attachment];
  call.world.record("effect", call, "ec2.vpn-gateway-attached", { vpnGatewayId: VpnGatewayId, vpcId: VpcId });
  return { VpcAttachment: attachment };
}

export function detachVpnGateway(call: Call, { VpnGatewayId = "", VpcId = "" }: DetachVpnGatewayCommandInput): object {
  const gateway = readRow(call, "vgw", VpnGatewayId);
  if (!gateway.VpcAttachments.some((one) => one.VpcId === VpcId)) {
    throw new AwsError(
      "InvalidVpnGatewayAttachment.NotFound",
      `The attachment with vpn gateway ID '${VpnGatewayId}' and vpc ID '${VpcId}' does not exist`,
    );
  }
  gateway.VpcAttachments = [];
  call.world.record("effect", call, "ec2.vpn-gateway-detached", { vpnGatewayId: VpnGatewayId, vpcId: VpcId });
  return {};
}

export function deleteVpnGateway(call: Call, { VpnGatewayId = "" }: DeleteVpnGatewayCommandInput): object {
  const gateway = readRow(call, "vgw", VpnGatewayId);
  if (gateway.VpcAttachments.length > 0) throw hasDependencies("vpnGateway", VpnGatewayId);
  rowsOf(call, "vgw").delete(VpnGatewayId);
  call.world.record("effect", call, "ec2.vpn-gateway-deleted", { vpnGatewayId: VpnGatewayId });
  return {};
}

export function describeVpnGateways(
  call: Call,
  input: DescribeVpnGatewaysCommandInput,
): Output<DescribeVpnGatewaysCommandOutput> {
  const found = filterRows(pickRows(call, "vgw", input.VpnGatewayIds), input.Filters, {
    "amazon-side-asn": (row) => [row.AmazonSideAsn],
    "attachment.state": ({ VpcAttachments }) => VpcAttachments.map(({ State }) => State),
    "attachment.vpc-id": ({ VpcAttachments }) => VpcAttachments.map(({ VpcId }) => VpcId),
    state: (row) => [row.State],
    type: (row) => [row.Type],
    "vpn-gateway-id": (row) => [row.VpnGatewayId],
  });
  return { VpnGateways: found.map(tagged) };
}
