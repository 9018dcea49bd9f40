import type {
  LoadBalancerSchemeEnum,
  LoadBalancerTypeEnum,
  SubnetMapping,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { rowsInVpc } from "../ec2/find";
import { findAttachedGateway } from "../ec2/internet-gateways";
import { rowsOf, type SubnetRow } from "../ec2/tables";
import { toSubnet } from "../ec2/views";

export interface Network {
  vpcId: string;
  subnets: SubnetRow[];
  groupIds: string[];
}

interface WantedNetwork {
  Subnets?: string[] | undefined;
  SubnetMappings?: SubnetMapping[] | undefined;
  SecurityGroups?: string[] | undefined;
  Scheme?: LoadBalancerSchemeEnum | undefined;
  Type?: LoadBalancerTypeEnum | undefined;
}

const leastFreeAddresses = 8;

/** Where a load balancer can be: in zones enough, each with one subnet with room, and with the VPC's own groups. */
export function checkNetwork(place: Place, wanted: WantedNetwork): Network {
  const ids = wanted.Subnets ?? wanted.SubnetMappings?.flatMap(({ SubnetId = [] }) => SubnetId) ?? [];
  const subnets = ids.map((id) => readSubnet(place, id));
  const [first] = subnets;
  const zones = new Set(subnets.map(({ AvailabilityZone }) => AvailabilityZone));
  if (!first || (wanted.Type !== "network" && zones.size < 2 && subnets.length < 2)) {
    throw new AwsError("ValidationError", "At least two subnets in two different Availability Zones must be specified");
  }
  if (zones.size < subnets.length) {
    throw new AwsError(
      "InvalidConfigurationRequest",
      "A load balancer cannot be attached to multiple subnets in the same Availability Zone",
    );
  }
  const vpcId = first.VpcId;
  if (subnets.some(({ VpcId }) => VpcId !== vpcId)) {
    throw new AwsError("InvalidConfigurationRequest", "All subnets must belong to the same VPC");
  }
  if (wanted.Scheme !== "internal" && !findAttachedGateway(place, vpcId)) {
    throw new AwsError("InvalidSubnet", `VPC ${vpcId} has no internet gateway`);
  }
  return { vpcId, subnets, groupIds: checkGroups(place, vpcId, wanted) };
}

function readSubnet(place: Place, id: string): SubnetRow {
  const subnet = rowsOf(place, "subnet").get(id);
  if (!subnet) throw new AwsError("SubnetNotFound", `The subnet ID '${id}' does not exist`);
  if ((toSubnet(place, subnet).AvailableIpAddressCount ?? 0) < leastFreeAddresses) {
    throw new AwsError(
      "InvalidSubnet",
      `Not enough IP space available in ${id}. ELB requires at least ${leastFreeAddresses} free IP addresses in each subnet.`,
    );
  }
  return subnet;
}

function checkGroups(place: Place, vpcId: string, { SecurityGroups = [], Type }: WantedNetwork): string[] {
  const own = new Set(rowsInVpc(place, "sg", vpcId).map(({ GroupId }) => GroupId));
  const strange = SecurityGroups.find((id) => !own.has(id));
  if (strange) throw new AwsError("InvalidSecurityGroup", `One or more security groups are invalid: '${strange}'`);
  if (SecurityGroups.length > 0 || Type === "network") return [...SecurityGroups];
  return rowsInVpc(place, "sg", vpcId).flatMap(({ GroupId, GroupName }) => (GroupName === "default" ? GroupId : []));
}
