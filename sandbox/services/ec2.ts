import { AwsError, type Call, type InventoryItem, type Operation, type ServiceDefinition } from "../operation";
import type { World } from "../world";
import { describeAccountAttributes, describeAvailabilityZones, describeRegions } from "./ec2/account";
import { createDefaultSubnet, createDefaultVpc, makeVpcAvailable } from "./ec2/create-default";
import { seedRegion } from "./ec2/default-vpc";
import { deleteInternetGateway, deleteSubnet, deleteVpc, detachInternetGateway } from "./ec2/delete";
import {
  describeInternetGateways,
  describeNetworkAcls,
  describeNetworkInterfaces,
  describeRouteTables,
  describeSecurityGroups,
  describeSubnets,
  describeVpcs,
} from "./ec2/describe";
import { authorizeSecurityGroupIngress, revokeSecurityGroupIngress } from "./ec2/security-group-rules";
import { createSecurityGroup, deleteSecurityGroup } from "./ec2/security-groups";
import { kinds, type VpcRow } from "./ec2/tables";
import { createTags, deleteTags, describeTags } from "./ec2/tags";

const operations: Record<string, Operation> = {
  AuthorizeSecurityGroupIngress: authorizeSecurityGroupIngress,
  CreateDefaultSubnet: createDefaultSubnet,
  CreateDefaultVpc: createDefaultVpc,
  CreateSecurityGroup: createSecurityGroup,
  CreateTags: createTags,
  DeleteInternetGateway: deleteInternetGateway,
  DeleteSecurityGroup: deleteSecurityGroup,
  DeleteSubnet: deleteSubnet,
  DeleteTags: deleteTags,
  DeleteVpc: deleteVpc,
  DescribeAccountAttributes: describeAccountAttributes,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeInternetGateways: describeInternetGateways,
  DescribeNetworkAcls: describeNetworkAcls,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  DescribeRegions: describeRegions,
  DescribeRouteTables: describeRouteTables,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVpcs: describeVpcs,
  DetachInternetGateway: detachInternetGateway,
  RevokeSecurityGroupIngress: revokeSecurityGroupIngress,
};

export const ec2: ServiceDefinition = {
  signingName: "ec2",
  sdk: () => import("@aws-sdk/client-ec2"),
  operations: Object.fromEntries(Object.entries(operations).map(([name, operation]) => [name, prepared(operation)])),
  attach: (world) => {
    world.onTask<string>("ec2.vpc-available", (scope, vpcId) => makeVpcAvailable({ ...scope, world }, vpcId));
  },
  inventory,
};

/** Every operation of EC2 can be asked whether it would be allowed, without being done. */
function prepared(operation: Operation): Operation {
  return (call: Call, input: { DryRun?: boolean }) => {
    seedRegion(call);
    if (!input.DryRun) return operation(call, input);
    throw new AwsError("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
  };
}

function inventory(world: World): InventoryItem[] {
  return Object.values(kinds).flatMap(({ table, resource }) =>
    world.tablesNamed<Pick<VpcRow, "tags" | "createdAt" | "madeBy">>(table).flatMap(({ scope, rows }) =>
      [...rows].map(([id, { tags, createdAt, madeBy }]) => ({
        type: resource,
        ...scope,
        id,
        name: tags.Name,
        tags,
        createdAt,
        madeBy,
      })),
    ),
  );
}
