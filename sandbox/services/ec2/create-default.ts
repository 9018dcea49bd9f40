import type {
  CreateDefaultSubnetCommandInput,
  CreateDefaultSubnetCommandOutput,
  CreateDefaultVpcCommandOutput,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import { addDefaultSubnet, addDefaultVpc, findDefaultSubnets, findDefaultVpc } from "./default-vpc";
import { invalidValue } from "./find";
import { checkQuota } from "./quotas";
import { rowsOf } from "./tables";
import { toSubnet, toVpc } from "./views";
import { pendingMs } from "./vpcs";
import { zonesOf } from "./zones";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function createDefaultVpc(call: Call): Output<CreateDefaultVpcCommandOutput> {
  if (findDefaultVpc(call)) {
    throw new AwsError("DefaultVpcAlreadyExists", "A Default VPC already exists for this account in this region.");
  }
  checkQuota(call, "vpcs", rowsOf(call, "vpc").size + 1);
  checkQuota(call, "internetGateways", rowsOf(call, "igw").size + 1);
  const vpc = addDefaultVpc(call, { madeBy: call.principal.arn, state: "pending" });
  call.world.schedule(call, "ec2.vpc-available", pendingMs, vpc.VpcId);
  call.world.record("effect", call, "ec2.default-vpc-created", { vpcId: vpc.VpcId });
  return { Vpc: toVpc(call, vpc) };
}

export function createDefaultSubnet(
  call: Call,
  { AvailabilityZone: zone = "" }: CreateDefaultSubnetCommandInput,
): Output<CreateDefaultSubnetCommandOutput> {
  const vpc = findDefaultVpc(call);
  if (!vpc) throw new AwsError("DefaultVpcDoesNotExist", "No default VPC exists for this account in this region.");
  const at = zonesOf(call.region).findIndex(({ name }) => name === zone);
  if (at < 0) throw invalidValue(zone, "availabilityZone");
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
