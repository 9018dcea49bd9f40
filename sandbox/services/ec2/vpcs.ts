import type {
  CreateVpcCommandInput,
  CreateVpcCommandOutput,
  DeleteVpcCommandInput,
  DescribeVpcsCommandInput,
  DescribeVpcsCommandOutput,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { addVpc } from "./add-vpc";
import { formatCidr, readCidr } from "./cidr";
import { filterRows } from "./filters";
import { hasDependencies, pickRows, readRow, rowsInVpc } from "./find";
import { removeGatewayEndpoint } from "./gateway-endpoints";
import { pageOfEc2 } from "./page";
import { isOpenPeering } from "./peerings";
import { checkQuota } from "./quotas";
import { rowsOf } from "./tables";
import { tagsOf } from "./tag-specifications";
import { toVpc } from "./views";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

/** How long a new VPC is pending, in AWS's time. */
export const pendingMs = 5000;

export function createVpc(call: Call, input: CreateVpcCommandInput): Output<CreateVpcCommandOutput> {
  const tags = tagsOf(input.TagSpecifications, "vpc");
  if (input.CidrBlock === undefined) {
    throw new AwsError("MissingParameter", "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
  }
  const cidr = readCidr(input.CidrBlock, "cidrBlock");
  if (cidr.prefix < 16 || cidr.prefix > 28) {
    throw new AwsError("InvalidVpc.Range", `The CIDR '${input.CidrBlock}' is invalid.`);
  }
  checkQuota(call, "vpcs", rowsOf(call, "vpc").size + 1);
  const vpc = addVpc(call, {
    cidrBlock: formatCidr(cidr),
    madeBy: call.principal.arn,
    state: "pending",
    tenancy: input.InstanceTenancy ?? "default",
    hasIpv6: input.AmazonProvidedIpv6CidrBlock ?? false,
    tags,
  });
  call.world.schedule(call, "ec2.vpc-available", pendingMs, vpc.VpcId);
  call.world.record("effect", call, "ec2.vpc-created", { vpcId: vpc.VpcId });
  return { Vpc: toVpc(call, vpc) };
}

export function makeVpcAvailable(place: Place, vpcId: string): void {
  const vpc = rowsOf(place, "vpc").get(vpcId);
  if (!vpc) return;
  vpc.State = "available";
  place.world.record("event", place, "ec2.vpc-available", { vpcId });
}

export function describeVpcs(call: Call, input: DescribeVpcsCommandInput): Output<DescribeVpcsCommandOutput> {
  const found = filterRows(pickRows(call, "vpc", input.VpcIds), input.Filters, {
    "vpc-id": (row) => [row.VpcId],
    "is-default": (row) => [row.IsDefault],
    isDefault: (row) => [row.IsDefault],
    state: (row) => [row.State],
    cidr: (row) => [row.CidrBlock],
    "cidr-block-association.cidr-block": (row) => [row.CidrBlock],
    "cidr-block-association.association-id": ({ CidrBlockAssociationSet = [] }) =>
      CidrBlockAssociationSet.map(({ AssociationId }) => AssociationId),
    "cidr-block-association.state": ({ CidrBlockAssociationSet = [] }) =>
      CidrBlockAssociationSet.map(({ CidrBlockState }) => CidrBlockState?.State),
    "dhcp-options-id": (row) => [row.DhcpOptionsId],
    "ipv6-cidr-block-association.ipv6-cidr-block": ({ Ipv6CidrBlockAssociationSet = [] }) =>
      Ipv6CidrBlockAssociationSet.map(({ Ipv6CidrBlock }) => Ipv6CidrBlock),
    "ipv6-cidr-block-association.association-id": ({ Ipv6CidrBlockAssociationSet = [] }) =>
      Ipv6CidrBlockAssociationSet.map(({ AssociationId }) => AssociationId),
    "ipv6-cidr-block-association.state": ({ Ipv6CidrBlockAssociationSet = [] }) =>
      Ipv6CidrBlockAssociationSet.map(({ Ipv6CidrBlockState }) => Ipv6CidrBlockState?.State),
    "owner-id": (row) => [row.OwnerId],
  });
  const { items, NextToken } = pageOfEc2(found, input, { ids: input.VpcIds, idsName: "vpcIds" });
  return { Vpcs: items.map((row) => toVpc(call, row)), NextToken };
}

/** What AWS made along with the VPC goes with it; all else must be gone before. */
export function deleteVpc(call: Call, { VpcId = "" }: DeleteVpcCommandInput): object {
  readRow(call, "vpc", VpcId);
  if (isInUse(call, VpcId)) throw hasDependencies("vpc", VpcId);
  for (const endpoint of rowsInVpc(call, "vpce", VpcId)) removeGatewayEndpoint(call, endpoint);
  for (const { GroupId } of rowsInVpc(call, "sg", VpcId)) rowsOf(call, "sg").delete(GroupId);
  for (const { RouteTableId } of rowsInVpc(call, "rtb", VpcId)) rowsOf(call, "rtb").delete(RouteTableId);
  for (const { NetworkAclId } of rowsInVpc(call, "acl", VpcId)) rowsOf(call, "acl").delete(NetworkAclId);
  rowsOf(call, "vpc").delete(VpcId);
  call.world.record("effect", call, "ec2.vpc-deleted", { vpcId: VpcId });
  return {};
}

function isInUse(place: Place, vpcId: string): boolean {
  const isAttached = ({ VpcId }: { VpcId?: string | undefined }) => VpcId === vpcId;
  return (
    rowsInVpc(place, "subnet", vpcId).length > 0 ||
    rowsInVpc(place, "eni", vpcId).length > 0 ||
    rowsInVpc(place, "sg", vpcId).some(({ GroupName }) => GroupName !== "default") ||
    rowsInVpc(place, "rtb", vpcId).some(({ Associations }) => !Associations.some(({ Main }) => Main)) ||
    rowsInVpc(place, "acl", vpcId).some(({ IsDefault }) => !IsDefault) ||
    rowsInVpc(place, "vpce", vpcId).some(({ VpcEndpointType }) => VpcEndpointType !== "Gateway") ||
    [...rowsOf(place, "igw").values()].some(({ Attachments }) => Attachments.some(isAttached)) ||
    [...rowsOf(place, "vgw").values()].some(({ VpcAttachments }) => VpcAttachments.some(isAttached)) ||
    [...rowsOf(place, "pcx").values()].some((row) => isOpenPeering(row, vpcId))
  );
}
