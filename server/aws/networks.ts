import "server-only";
import {
  type RouteTable as AwsRouteTable,
  type SecurityGroup as AwsSecurityGroup,
  type Subnet as AwsSubnet,
  type Vpc as AwsVpc,
  type Filter,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
  type Tag,
} from "@aws-sdk/client-ec2";
import { SecurityGroup, Subnet, Vpc } from "@/lib/domain/network";
import { ownTags } from "@/lib/domain/own-tags";
import type { AwsClients } from "./clients";

/** Every VPC with its subnets, as their routes make them public or private; the default VPC first. */
export async function listVpcs({ ec2 }: AwsClients): Promise<Vpc[]> {
  const paging = { client: ec2, pageSize: 1000 };
  const [vpcs, subnets, routeTables] = await Promise.all([
    collect(paginateDescribeVpcs(paging, {}), ({ Vpcs }) => Vpcs),
    collect(paginateDescribeSubnets(paging, {}), ({ Subnets }) => Subnets),
    collect(paginateDescribeRouteTables({ ...paging, pageSize: 100 }, {}), ({ RouteTables }) => RouteTables),
  ]);
  return vpcs
    .map((vpc) =>
      toVpc(
        vpc,
        subnets
          .filter(({ VpcId }) => VpcId === vpc.VpcId)
          .map((subnet) => toSubnet(subnet, routeTableOf(subnet, routeTables))),
      ),
    )
    .sort((one, other) => Number(other.isDefault) - Number(one.isDefault));
}

/** Those of the Region, or only those that are named; what is not there is left out. */
export async function listSecurityGroups({ ec2 }: AwsClients, groupIds?: readonly string[]): Promise<SecurityGroup[]> {
  const Filters: Filter[] | undefined = groupIds && [{ Name: "group-id", Values: [...groupIds] }];
  const found = await collect(
    paginateDescribeSecurityGroups({ client: ec2, pageSize: 1000 }, { Filters }),
    ({ SecurityGroups }) => SecurityGroups,
  );
  return found.map(toSecurityGroup);
}

const mostPages = 5;

async function collect<Page, Item>(pages: AsyncIterable<Page>, pick: (page: Page) => Item[] | undefined) {
  const found: Item[] = [];
  let count = 0;
  for await (const page of pages) {
    found.push(...(pick(page) ?? []));
    if (++count >= mostPages) break;
  }
  return found;
}

/** A subnet that is with no table goes by its VPC's main one. */
function routeTableOf({ SubnetId, VpcId }: AwsSubnet, tables: readonly AwsRouteTable[]): AwsRouteTable | undefined {
  const own = tables.find(({ Associations = [] }) => Associations.some((each) => each.SubnetId === SubnetId));
  return own ?? tables.find((table) => table.VpcId === VpcId && table.Associations?.some(({ Main }) => Main));
}

function toSubnet(subnet: AwsSubnet, { Routes = [] }: AwsRouteTable = {}): Subnet {
  const leadingOut = Routes.filter(
    ({ DestinationCidrBlock, State }) => DestinationCidrBlock === "0.0.0.0/0" && State !== "blackhole",
  );
  const isPublic = leadingOut.some(({ GatewayId }) => GatewayId?.startsWith("igw-"));
  const { InternetGatewayBlockMode: mode = "off" } = subnet.BlockPublicAccessStates ?? {};
  return Subnet.parse({
    subnetId: subnet.SubnetId,
    vpcId: subnet.VpcId,
    name: nameIn(subnet.Tags),
    availabilityZone: subnet.AvailabilityZone,
    cidrBlock: subnet.CidrBlock,
    freeAddresses: subnet.AvailableIpAddressCount ?? 0,
    isPublic,
    hasWayOut: !isPublic && leadingOut.length > 0,
    isBlocked: mode !== "off",
    isDefaultForZone: subnet.DefaultForAz ?? false,
  });
}

function toVpc(vpc: AwsVpc, subnets: Subnet[]): Vpc {
  return Vpc.parse({
    vpcId: vpc.VpcId,
    name: nameIn(vpc.Tags),
    cidrBlock: vpc.CidrBlock,
    state: vpc.State,
    isDefault: vpc.IsDefault ?? false,
    madeBySlipway: vpc.Tags?.some(({ Key, Value }) => Key === ownTags.createdBy && Value === "slipway") ?? false,
    subnets: subnets.sort((one, other) => one.availabilityZone.localeCompare(other.availabilityZone)),
  });
}

function toSecurityGroup(group: AwsSecurityGroup): SecurityGroup {
  return SecurityGroup.parse({
    groupId: group.GroupId,
    vpcId: group.VpcId,
    name: group.GroupName,
    description: group.Description ?? "",
  });
}

function nameIn(tags: Tag[] | undefined): string | undefined {
  return tags?.find(({ Key }) => Key === "Name")?.Value || undefined;
}
