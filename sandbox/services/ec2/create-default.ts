import type {
  CreateDefaultSubnetCommandInput,
  CreateDefaultSubnetCommandOutput,
  CreateDefaultVpcCommandOutput,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { addDefaultSubnet, addDefaultVpc, findDefaultSubnets, findDefaultVpc } from "./default-vpc";
import { rowsOf } from "./tables";
import { toSubnet, toVpc } from "./views";
import { zonesOf } from "./zones";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

/** How long a new default VPC is pending, in AWS's time. */
const pendingMs = 5000;
const vpcsPerRegion = 5;

export function createDefaultVpc(call: Call): Output<CreateDefaultVpcCommandOutput> {
  if (findDefaultVpc(call)) {
    throw new AwsError("DefaultVpcAlreadyExists", "A Default VPC already exists for this account in this region.");
  }
  if (rowsOf(call, "vpc").size >= vpcsPerRegion) {
    throw new AwsError("VpcLimitExceeded", "The maximum number of VPCs has been reached.");
  }
  const vpc = addDefaultVpc(call, { madeBy: call.principal.arn, state: "pending" });
  call.world.schedule(call, "ec2.vpc-available", pendingMs, vpc.VpcId);
  call.world.record("effect", call, "ec2.default-vpc-created", { vpcId: vpc.VpcId });
  return { Vpc: toVpc(vpc) };
}

export function makeVpcAvailable(place: Place, vpcId: string): void {
  const vpc = rowsOf(place, "vpc").get(vpcId);
  if (!vpc) return;
  vpc.State = "available";
  place.world.record("event", place, "ec2.vpc-available", { vpcId });
}

export function createDefaultSubnet(
  call: Call,
  { AvailabilityZone: zone = "" }: CreateDefaultSubnetCommandInput,
): Output<CreateDefaultSubnetCommandOutput> {
  const vpc = findDefaultVpc(call);
  if (!vpc) throw new AwsError("DefaultVpcDoesNotExist", "No default VPC exists for this account in this region.");
  const at = zonesOf(call.region).findIndex(({ name }) => name === zone);
  if (at < 0) throw new AwsError("InvalidParameterValue", `Value (${zone}) for parameter availabilityZone is invalid.`);
  const existing = findDefaultSubnets(call).find((subnet) => subnet.AvailabilityZone === zone);
  if (existing) {
    throw new AwsError(
      "DefaultSubnetAlreadyExistsInAvailabilityZone",
      `'${existing.SubnetId}' is already the default subnet in ${zone}.`,
    );
  }
  const subnet = addDefaultSubnet(call, vpc, at, call.principal.arn);
  call.world.record("effect", call, "ec2.default-subnet-created", { subnetId: subnet.SubnetId });
  return { Subnet: toSubnet(call, subnet) };
}
