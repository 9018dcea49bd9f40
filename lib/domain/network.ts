import { z } from "zod";

export const SubnetId = z.string().regex(/^subnet-[0-9a-f]{8,17}$/, { error: "subnet-id" });
export const SecurityGroupId = z.string().regex(/^sg-[0-9a-f]{8,17}$/, { error: "security-group-id" });

export const Subnet = z.object({
  subnetId: z.string(),
  vpcId: z.string(),
  /** Of its tag `Name`. */
  name: z.string().optional(),
  availabilityZone: z.string(),
  cidrBlock: z.string(),
  freeAddresses: z.number(),
  /** Its routes lead to an internet gateway. */
  isPublic: z.boolean(),
  /** Private, and its routes lead out all the same: by a NAT gateway, a transit gateway or the like. */
  hasWayOut: z.boolean(),
  /** VPC Block Public Access keeps the internet out of it. */
  isBlocked: z.boolean(),
  isDefaultForZone: z.boolean(),
});
export type Subnet = z.infer<typeof Subnet>;

export const Vpc = z.object({
  vpcId: z.string(),
  name: z.string().optional(),
  cidrBlock: z.string(),
  /** pending or available. */
  state: z.string(),
  isDefault: z.boolean(),
  /** It carries Slipway's tag. */
  madeBySlipway: z.boolean(),
  subnets: z.array(Subnet),
});
export type Vpc = z.infer<typeof Vpc>;

export const SecurityGroup = z.object({
  groupId: z.string(),
  vpcId: z.string(),
  name: z.string(),
  description: z.string(),
});
export type SecurityGroup = z.infer<typeof SecurityGroup>;

/** Where a service can be put: the default VPC first. */
export const NetworkList = z.object({ vpcs: z.array(Vpc), securityGroups: z.array(SecurityGroup) });
export type NetworkList = z.infer<typeof NetworkList>;
