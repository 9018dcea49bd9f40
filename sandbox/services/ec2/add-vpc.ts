import type { Tenancy, VpcState } from "@aws-sdk/client-ec2";
import type { Place } from "../../place";
import { randomHex } from "../../random";
import { newId } from "./ids";
import { addNetworkAcl } from "./network-acls";
import { addRouteTable } from "./route-tables";
import { newRule } from "./security-group-permissions";
import { addSecurityGroup } from "./security-groups";
import { newOwned, rowsOf, type VpcRow } from "./tables";

interface NewVpc {
  cidrBlock: string;
  madeBy: string;
  state: VpcState;
  isDefault?: boolean;
  tenancy?: Tenancy;
  hasIpv6?: boolean;
  tags?: Record<string, string>;
}

/** A VPC with what AWS makes along with it: its main route table, its default network ACL and security group. */
export function addVpc(place: Place, wanted: NewVpc): VpcRow {
  const { cidrBlock: CidrBlock, madeBy, state, isDefault = false, tenancy = "default", hasIpv6, tags } = wanted;
  const VpcId = newId("vpc");
  const vpc: VpcRow = {
    ...newOwned(place, madeBy, tags),
    VpcId,
    OwnerId: place.account,
    CidrBlock,
    State: state,
    IsDefault: isDefault,
    InstanceTenancy: tenancy,
    DhcpOptionsId: "dopt-0d3c5a71be94f2608",
    CidrBlockAssociationSet: [
      { AssociationId: newId("vpc-cidr-assoc"), CidrBlock, CidrBlockState: { State: "associated" } },
    ],
    ...(hasIpv6 && { Ipv6CidrBlockAssociationSet: [newIpv6Block(place)] }),
    attributes: { enableDnsSupport: true, enableDnsHostnames: isDefault, enableNetworkAddressUsageMetrics: false },
  };
  rowsOf(place, "vpc").set(VpcId, vpc);
  addRouteTable(place, vpc, { madeBy, isMain: true });
  addNetworkAcl(place, vpc, { madeBy, isDefault: true });
  const group = addSecurityGroup(place, {
    name: "default",
    description: "default VPC security group",
    vpcId: VpcId,
    tags: {},
    madeBy,
  });
  group.rules.unshift(
    newRule(place, group, {
      IsEgress: false,
      IpProtocol: "-1",
      FromPort: -1,
      ToPort: -1,
      ReferencedGroupInfo: { GroupId: group.GroupId, UserId: place.account },
    }),
  );
  return vpc;
}

function newIpv6Block({ region }: Place) {
  return {
    AssociationId: newId("vpc-cidr-assoc"),
    Ipv6CidrBlock: `2a05:d0${randomHex(2)}:${randomHex(3)}:${randomHex(2)}00::/56`,
    Ipv6CidrBlockState: { State: "associated" as const },
    NetworkBorderGroup: region,
    Ipv6Pool: "Amazon",
  };
}
