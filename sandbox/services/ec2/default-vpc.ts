import type { VpcState } from "@aws-sdk/client-ec2";
import type { Place } from "../../place";
import { newId } from "./ids";
import { rowsOf, type SubnetRow, type VpcRow } from "./tables";
import { zonesOf } from "./zones";

export interface Ec2Settings {
  /** Whether every Region has a default VPC from the start, as AWS makes new accounts. */
  defaultVpc: boolean;
}

/** Gives a Region, when it is first looked at, what the scenario says that it has had all along. */
export function seedRegion(place: Place): void {
  const seeded = place.world.table<boolean>(place, "ec2.seeded");
  if (seeded.has("region")) return;
  seeded.set("region", true);
  const settings = place.world.settings.ec2 as Ec2Settings | undefined;
  if (settings?.defaultVpc) addDefaultVpc(place, { madeBy: "aws", state: "available" });
}

export function findDefaultVpc(place: Place): VpcRow | undefined {
  seedRegion(place);
  return [...rowsOf(place, "vpc").values()].find(({ IsDefault }) => IsDefault);
}

/** The default subnets of the default VPC, one for each zone. */
export function findDefaultSubnets(place: Place): SubnetRow[] {
  const vpcId = findDefaultVpc(place)?.VpcId;
  return [...rowsOf(place, "subnet").values()].filter((subnet) => subnet.VpcId === vpcId && subnet.DefaultForAz);
}

/** The VPC with all that AWS makes along with it. */
export function addDefaultVpc(place: Place, { madeBy, state }: { madeBy: string; state: VpcState }): VpcRow {
  const { account, region, world } = place;
  const VpcId = newId("vpc");
  const owned = () => ({ OwnerId: account, VpcId, tags: {}, createdAt: world.clock.date(), madeBy });
  const CidrBlock = "172.31.0.0/16";
  const vpc: VpcRow = {
    ...owned(),
    CidrBlock,
    State: state,
    IsDefault: true,
    InstanceTenancy: "default",
    DhcpOptionsId: "dopt-0d3c5a71be94f2608",
    CidrBlockAssociationSet: [
      { AssociationId: newId("vpc-cidr-assoc"), CidrBlock, CidrBlockState: { State: "associated" } },
    ],
    BlockPublicAccessStates: { InternetGatewayBlockMode: "off" },
  };
  rowsOf(place, "vpc").set(VpcId, vpc);

  const InternetGatewayId = newId("igw");
  const { VpcId: _, ...gateway } = owned();
  rowsOf(place, "igw").set(InternetGatewayId, {
    ...gateway,
    InternetGatewayId,
    Attachments: [{ VpcId, State: "available" as never }],
  });

  const RouteTableId = newId("rtb");
  rowsOf(place, "rtb").set(RouteTableId, {
    ...owned(),
    RouteTableId,
    Associations: [
      {
        Main: true,
        RouteTableAssociationId: newId("rtbassoc"),
        RouteTableId,
        AssociationState: { State: "associated" },
      },
    ],
    Routes: [
      { DestinationCidrBlock: CidrBlock, GatewayId: "local", Origin: "CreateRouteTable", State: "active" },
      { DestinationCidrBlock: "0.0.0.0/0", GatewayId: InternetGatewayId, Origin: "CreateRoute", State: "active" },
    ],
    PropagatingVgws: [],
  });

  const NetworkAclId = newId("acl");
  rowsOf(place, "acl").set(NetworkAclId, {
    ...owned(),
    NetworkAclId,
    IsDefault: true,
    Associations: [],
    Entries: aclEntries(),
  });

  const GroupId = newId("sg");
  rowsOf(place, "sg").set(GroupId, {
    ...owned(),
    GroupId,
    GroupName: "default",
    Description: "default VPC security group",
    SecurityGroupArn: `arn:aws:ec2:${region}:${account}:security-group/${GroupId}`,
    IpPermissions: [{ IpProtocol: "-1", UserIdGroupPairs: [{ GroupId, UserId: account }] }],
    IpPermissionsEgress: [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
  });

  for (const at of zonesOf(region).keys()) addDefaultSubnet(place, vpc, at, madeBy);
  return vpc;
}

/** Each zone has its own sixteenth of the VPC's addresses. */
export function addDefaultSubnet(place: Place, { VpcId }: VpcRow, at: number, madeBy: string): SubnetRow {
  const { account, region, world } = place;
  const zone = zonesOf(region)[at];
  const SubnetId = newId("subnet");
  const subnet: SubnetRow = {
    SubnetId,
    SubnetArn: `arn:aws:ec2:${region}:${account}:subnet/${SubnetId}`,
    VpcId,
    OwnerId: account,
    AvailabilityZone: zone?.name ?? region,
    AvailabilityZoneId: zone?.id,
    CidrBlock: `172.31.${at * 16}.0/20`,
    State: "available",
    DefaultForAz: true,
    MapPublicIpOnLaunch: true,
    AssignIpv6AddressOnCreation: false,
    MapCustomerOwnedIpOnLaunch: false,
    EnableDns64: false,
    Ipv6Native: false,
    Ipv6CidrBlockAssociationSet: [],
    BlockPublicAccessStates: { InternetGatewayBlockMode: "off" },
    tags: {},
    createdAt: world.clock.date(),
    madeBy,
  };
  rowsOf(place, "subnet").set(SubnetId, subnet);
  return subnet;
}

function aclEntries() {
  return [true, false].flatMap((Egress) => [
    { CidrBlock: "0.0.0.0/0", Egress, Protocol: "-1", RuleAction: "allow" as const, RuleNumber: 100 },
    { CidrBlock: "0.0.0.0/0", Egress, Protocol: "-1", RuleAction: "deny" as const, RuleNumber: 32_767 },
  ]);
}
