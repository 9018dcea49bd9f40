import type {
  CreateSubnetCommandInput,
  CreateSubnetCommandOutput,
  DeleteSubnetCommandInput,
  DescribeSubnetsCommandInput,
  DescribeSubnetsCommandOutput,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import { addSubnet } from "./add-subnet";
import { contains, formatCidr, overlaps, readCidr } from "./cidr";
import { filterRows } from "./filters";
import { hasDependencies, invalidValue, missing, pickRows, readRow, rowsInVpc } from "./find";
import { pageOfEc2 } from "./page";
import { checkQuota } from "./quotas";
import { rowsOf, type VpcRow } from "./tables";
import { tagsOf } from "./tag-specifications";
import { toSubnet } from "./views";
import { type AvailabilityZone, zonesOf } from "./zones";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function createSubnet(call: Call, input: CreateSubnetCommandInput): Output<CreateSubnetCommandOutput> {
  const tags = tagsOf(input.TagSpecifications, "subnet");
  const vpc = readRow(call, "vpc", input.VpcId ?? "");
  const cidrBlock = checkCidr(call, vpc, input.CidrBlock);
  const ipv6CidrBlock = checkIpv6Cidr(call, vpc, input.Ipv6CidrBlock);
  const zone = chooseZone(call, input);
  checkQuota(call, "subnetsPerVpc", rowsInVpc(call, "subnet", vpc.VpcId).length + 1);
  const subnet = addSubnet(call, vpc, { cidrBlock, zone, madeBy: call.principal.arn, ipv6CidrBlock, tags });
  call.world.record("effect", call, "ec2.subnet-created", { subnetId: subnet.SubnetId, vpcId: vpc.VpcId });
  return { Subnet: toSubnet(call, subnet) };
}

function checkCidr(call: Call, { VpcId, CidrBlock }: VpcRow, wanted: string | undefined): string {
  if (wanted === undefined) throw missing("cidrBlock");
  const cidr = readCidr(wanted, "cidrBlock");
  if (cidr.prefix < 16 || cidr.prefix > 28 || !contains(readCidr(CidrBlock, "cidrBlock"), cidr)) {
    throw new AwsError("InvalidSubnet.Range", `The CIDR '${wanted}' is invalid.`);
  }
  const others = rowsInVpc(call, "subnet", VpcId).map((row) => readCidr(row.CidrBlock, "cidrBlock"));
  if (others.some((other) => overlaps(other, cidr))) {
    throw new AwsError("InvalidSubnet.Conflict", `The CIDR '${wanted}' conflicts with another subnet`);
  }
  return formatCidr(cidr);
}

/** One of the 256 blocks that the VPC's own has room for. */
function checkIpv6Cidr(call: Call, vpc: VpcRow, wanted: string | undefined): string | undefined {
  if (wanted === undefined) return undefined;
  const [block] = vpc.Ipv6CidrBlockAssociationSet ?? [];
  const stem = block?.Ipv6CidrBlock?.replace(/00::\/56$/, "");
  if (!stem || !wanted.startsWith(stem) || !/^[0-9a-f]{2}::\/64$/.test(wanted.slice(stem.length))) {
    throw new AwsError("InvalidSubnet.Range", `The CIDR '${wanted}' is invalid.`);
  }
  const taken = rowsInVpc(call, "subnet", vpc.VpcId).flatMap((row) => row.Ipv6CidrBlockAssociationSet ?? []);
  if (taken.some(({ Ipv6CidrBlock }) => Ipv6CidrBlock === wanted)) {
    throw new AwsError("InvalidSubnet.Conflict", `The CIDR '${wanted}' conflicts with another subnet`);
  }
  return wanted;
}

/** Without a wish, the first one. */
function chooseZone({ region }: Call, input: CreateSubnetCommandInput): AvailabilityZone {
  const zones = zonesOf(region);
  const { AvailabilityZone: name, AvailabilityZoneId: id } = input;
  const zone = zones.find((one) => (name ?? one.name) === one.name && (id ?? one.id) === one.id);
  if (zone) return zone;
  const choice = zones.map((one) => (name === undefined ? one.id : one.name)).join(", ");
  throw invalidValue(
    name ?? id,
    name === undefined ? "availabilityZoneId" : "availabilityZone",
    `Subnets can currently only be created in the following availability zones: ${choice}.`,
  );
}

export function describeSubnets(call: Call, input: DescribeSubnetsCommandInput): Output<DescribeSubnetsCommandOutput> {
  const found = filterRows(pickRows(call, "subnet", input.SubnetIds), input.Filters, {
    "subnet-id": (row) => [row.SubnetId],
    "subnet-arn": (row) => [row.SubnetArn],
    "vpc-id": (row) => [row.VpcId],
    "availability-zone": (row) => [row.AvailabilityZone],
    availabilityZone: (row) => [row.AvailabilityZone],
    "availability-zone-id": (row) => [row.AvailabilityZoneId],
    availabilityZoneId: (row) => [row.AvailabilityZoneId],
    "available-ip-address-count": (row) => [toSubnet(call, row).AvailableIpAddressCount],
    "cidr-block": (row) => [row.CidrBlock],
    cidrBlock: (row) => [row.CidrBlock],
    cidr: (row) => [row.CidrBlock],
    "default-for-az": (row) => [row.DefaultForAz],
    defaultForAz: (row) => [row.DefaultForAz],
    "enable-dns64": (row) => [row.EnableDns64],
    "ipv6-cidr-block-association.ipv6-cidr-block": ({ Ipv6CidrBlockAssociationSet = [] }) =>
      Ipv6CidrBlockAssociationSet.map(({ Ipv6CidrBlock }) => Ipv6CidrBlock),
    "ipv6-native": (row) => [row.Ipv6Native],
    "map-public-ip-on-launch": (row) => [row.MapPublicIpOnLaunch],
    "owner-id": (row) => [row.OwnerId],
    state: (row) => [row.State],
  });
  const { items, NextToken } = pageOfEc2(found, input, { ids: input.SubnetIds, idsName: "subnetIds" });
  return { Subnets: items.map((row) => toSubnet(call, row)), NextToken };
}

export function deleteSubnet(call: Call, { SubnetId = "" }: DeleteSubnetCommandInput): object {
  readRow(call, "subnet", SubnetId);
  const isInUse = [...rowsOf(call, "eni").values()].some((row) => row.SubnetId === SubnetId);
  if (isInUse) throw hasDependencies("subnet", SubnetId);
  const stays = (association: { SubnetId?: string | undefined }) => association.SubnetId !== SubnetId;
  for (const table of rowsOf(call, "rtb").values()) table.Associations = table.Associations.filter(stays);
  for (const acl of rowsOf(call, "acl").values()) acl.Associations = acl.Associations.filter(stays);
  rowsOf(call, "subnet").delete(SubnetId);
  call.world.record("effect", call, "ec2.subnet-deleted", { subnetId: SubnetId });
  return {};
}
