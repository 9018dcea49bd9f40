import { z } from "zod";
import { Image } from "./image";
import { Subnet } from "./network";

export const DefaultVpc = z.object({
  vpcId: z.string(),
  /** pending or available. */
  state: z.string(),
  cidrBlock: z.string(),
  subnets: z.array(z.object({ subnetId: z.string(), availabilityZone: z.string(), freeAddresses: z.number() })),
  /** It carries Slipway's tag. */
  madeBySlipway: z.boolean(),
});
export type DefaultVpc = z.infer<typeof DefaultVpc>;

export const ExistingStack = z.object({
  stackName: z.string(),
  status: z.string(),
  /** The service that Slipway made it for. */
  serviceName: z.string().optional(),
  updatedAt: z.iso.datetime().optional(),
});
export type ExistingStack = z.infer<typeof ExistingStack>;

export const feature = z.enum(["view", "build", "deploy", "teardown"]);
export type Feature = z.infer<typeof feature>;

const MissingAction = z.object({
  feature,
  action: z.string(),
  /** With stars, as a policy would name it. */
  resource: z.string(),
  /** The feature works without it. */
  isOptional: z.boolean(),
});
export type MissingAction = z.infer<typeof MissingAction>;

const CheckedRole = z.object({ use: z.enum(["execution", "infrastructure", "task"]), roleName: z.string() });
export type CheckedRole = z.infer<typeof CheckedRole>;

/** What each check has looked at, as AWS told it. */
export const CheckEvidence = z.discriminatedUnion("id", [
  z.object({
    id: z.literal("identity"),
    account: z.string(),
    region: z.string(),
    callerArn: z.string(),
    /** When the sign-in or the credentials end. */
    endsAt: z.iso.datetime().optional(),
  }),
  z.object({
    id: z.literal("permissions"),
    /** Whose policies IAM has simulated. */
    policySourceArn: z.string(),
    /** Actions that were asked for. */
    asked: z.int(),
    missing: z.array(MissingAction),
  }),
  z.object({ id: z.literal("default-vpc"), vpc: DefaultVpc.optional() }),
  z.object({
    id: z.literal("subnets"),
    vpcId: z.string(),
    /** Those of the default VPC, from which ECS chooses itself. */
    isDefault: z.boolean(),
    subnets: z.array(Subnet),
    reach: z.enum(["internet", "vpc"]).optional(),
    /** Public IPv4 addresses with the least tasks: one for each, and one for each zone of the load balancer. */
    publicAddresses: z.int(),
    /** Of the AWS services that tasks in private subnets cannot do without, those that have a VPC endpoint there. */
    endpoints: z.array(z.string()),
  }),
  z.object({ id: z.literal("roles"), roles: z.array(CheckedRole) }),
  z.object({ id: z.literal("service-linked-roles"), there: z.array(z.string()) }),
  z.object({ id: z.literal("repository"), repositories: z.int(), image: Image.optional() }),
  z.object({ id: z.literal("builds"), atOnce: z.number(), projectName: z.string().optional() }),
  z.object({ id: z.literal("cluster"), status: z.string().optional(), services: z.int(), tasks: z.int() }),
  z.object({
    id: z.literal("names"),
    /** Of the service that is asked about, or all. */
    stacks: z.array(ExistingStack),
    services: z.array(z.object({ serviceName: z.string(), clusterName: z.string(), status: z.string() })),
  }),
  z.object({
    id: z.literal("load-balancer"),
    /** In the VPC and of the scheme that the service would have. */
    loadBalancers: z.array(z.object({ name: z.string(), services: z.int(), zones: z.array(z.string()) })),
    most: z.int(),
  }),
  z.object({
    id: z.literal("quotas"),
    quotas: z.array(
      z.object({
        quota: z.enum(["fargate-vcpus", "load-balancers", "stacks"]),
        limit: z.number(),
        /** What is there, as far as it is counted. */
        used: z.number().optional(),
        needed: z.number(),
      }),
    ),
  }),
  z.object({
    id: z.literal("price"),
    hourlyUsd: z.number().optional(),
    monthlyUsd: z.number().optional(),
    /** With as many tasks as it may scale to. */
    mostHourlyUsd: z.number().optional(),
    /** The day of the oldest price in it. */
    asOf: z.string(),
    tasks: z.int(),
    /** Services that share the load balancer, this one among them. */
    sharedBy: z.int(),
  }),
]);
export type CheckEvidence = z.infer<typeof CheckEvidence>;
export type EvidenceOf<Id extends CheckEvidence["id"]> = Extract<CheckEvidence, { id: Id }>;
