import type { Place } from "../../place";
import { newId } from "./ids";
import { defaultAclOf } from "./network-acls";
import { newOwned, rowsOf, type SubnetRow, type VpcRow } from "./tables";
import type { AvailabilityZone } from "./zones";

interface NewSubnet {
  cidrBlock: string;
  zone: AvailabilityZone;
  madeBy: string;
  isDefault?: boolean;
  ipv6CidrBlock?: string | undefined;
  tags?: Record<string, string>;
}

/** A subnet is guarded by its VPC's default network ACL until it is given another one. */
export function addSubnet(place: Place, { VpcId }: VpcRow, wanted: NewSubnet): SubnetRow {
  const { account, region } = place;
  const { cidrBlock, zone, madeBy, isDefault = false, ipv6CidrBlock, tags } = wanted;
  const SubnetId = newId("subnet");
  const subnet: SubnetRow = {
    ...newOwned(place, madeBy, tags),
    SubnetId,
    SubnetArn: `arn:aws:ec2:${region}:${account}:subnet/${SubnetId}`,
    VpcId,
    OwnerId: account,
    AvailabilityZone: zone.name,
    AvailabilityZoneId: zone.id,
    CidrBlock: cidrBlock,
    State: "available",
    DefaultForAz: isDefault,
    MapPublicIpOnLaunch: isDefault,
    AssignIpv6AddressOnCreation: false,
    MapCustomerOwnedIpOnLaunch: false,
    EnableDns64: false,
    Ipv6Native: false,
    Ipv6CidrBlockAssociationSet: ipv6CidrBlock === undefined ? [] : [newIpv6Block(ipv6CidrBlock)],
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: "ip-name",
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    takenHosts: new Set(),
    nextHost: 4,
  };
  rowsOf(place, "subnet").set(SubnetId, subnet);
  const acl = defaultAclOf(place, VpcId);
  acl?.Associations.push({
    NetworkAclAssociationId: newId("aclassoc"),
    NetworkAclId: acl.NetworkAclId,
    SubnetId,
  });
  return subnet;
}

function newIpv6Block(Ipv6CidrBlock: string) {
  return {
    AssociationId: newId("subnet-cidr-assoc"),
    Ipv6CidrBlock,
    Ipv6CidrBlockState: { State: "associated" as const },
  };
}
