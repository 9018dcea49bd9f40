import "server-only";
import {
  type Vpc as AwsVpc,
  CreateDefaultVpcCommand,
  CreateTagsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import { DefaultVpc } from "@/lib/domain/check-evidence";
import { ownTags } from "@/lib/domain/own-tags";
import type { AwsClients } from "./clients";

export async function findDefaultVpc({ ec2 }: AwsClients): Promise<DefaultVpc | undefined> {
  const { Vpcs: [vpc] = [] } = await ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: "isDefault", Values: ["true"] }] }),
  );
  if (!vpc?.VpcId) return undefined;
  const { Subnets: subnets = [] } = await ec2.send(
    new DescribeSubnetsCommand({
      Filters: [
        { Name: "vpc-id", Values: [vpc.VpcId] },
        { Name: "default-for-az", Values: ["true"] },
      ],
    }),
  );
  return toDefaultVpc(
    vpc,
    subnets.map(({ SubnetId, AvailabilityZone, AvailableIpAddressCount }) => ({
      subnetId: SubnetId ?? "",
      availabilityZone: AvailabilityZone ?? "",
      freeAddresses: AvailableIpAddressCount ?? 0,
    })),
  );
}

/** Where there is one already, an earlier try whose answer was lost has made it: who calls has looked before. */
export async function createDefaultVpc({ ec2 }: AwsClients): Promise<void> {
  try {
    await ec2.send(new CreateDefaultVpcCommand({}));
  } catch (error) {
    if (!(error instanceof Error && error.name === "DefaultVpcAlreadyExists")) throw error;
  }
}

/** Marks a VPC as ours: a teardown plan says so. */
export async function tagOwnVpc({ ec2 }: AwsClients, vpcId: string, runId?: string): Promise<void> {
  const tags = [
    { Key: "Name", Value: "default" },
    { Key: ownTags.createdBy, Value: "slipway" },
    ...(runId ? [{ Key: ownTags.run, Value: runId }] : []),
  ];
  try {
    await ec2.send(new CreateTagsCommand({ Resources: [vpcId], Tags: tags }));
  } catch (error) {
    // A VPC that is seconds old is not known everywhere; whoever marks one looks whether it is marked.
    if (!(error instanceof Error && error.name === "InvalidVpcID.NotFound")) throw error;
  }
}

function toDefaultVpc(vpc: AwsVpc, subnets: DefaultVpc["subnets"]): DefaultVpc {
  return DefaultVpc.parse({
    vpcId: vpc.VpcId,
    state: vpc.State,
    cidrBlock: vpc.CidrBlock,
    subnets,
    madeBySlipway: vpc.Tags?.some((tag) => tag.Key === ownTags.createdBy && tag.Value === "slipway") ?? false,
  });
}
