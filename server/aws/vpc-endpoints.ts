import "server-only";
import { DescribeVpcEndpointsCommand } from "@aws-sdk/client-ec2";
import type { AwsClients } from "./clients";

/** AWS services that a VPC reaches by endpoints of its own: `ecr.api`, `s3`. */
export async function listEndpointServices({ ec2, region }: AwsClients, vpcId: string): Promise<string[]> {
  const { VpcEndpoints = [] } = await ec2.send(
    new DescribeVpcEndpointsCommand({ Filters: [{ Name: "vpc-id", Values: [vpcId] }], MaxResults: 1000 }),
  );
  return VpcEndpoints.filter(({ State }) => String(State).toLowerCase() === "available").flatMap(
    // com.amazonaws.eu-west-1.ecr.api; in China cn.com.amazonaws…
    ({ ServiceName = "" }) => ServiceName.split(`.${region}.`)[1] ?? [],
  );
}
