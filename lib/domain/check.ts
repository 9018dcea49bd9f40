import { z } from "zod";
import { Problem } from "./problem-body";
import { Target } from "./target";

export const Subnet = z.object({ subnetId: z.string(), availabilityZone: z.string(), freeAddresses: z.number() });

export const DefaultVpc = z.object({
  vpcId: z.string(),
  /** pending or available. */
  state: z.string(),
  cidrBlock: z.string(),
  subnets: z.array(Subnet),
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

const evidence = z.discriminatedUnion("name", [
  z.object({ name: z.literal("identity"), account: z.string(), region: z.string(), callerArn: z.string() }),
  z.object({ name: z.literal("default-vpc"), vpc: DefaultVpc.optional() }),
  z.object({ name: z.literal("stacks"), stacks: z.array(ExistingStack) }),
  z.object({
    name: z.literal("services"),
    services: z.array(z.object({ serviceName: z.string(), status: z.string() })),
  }),
]);

/** `blocked`: a deploy would fail. `attention`: it can be put right from here. `unknown`: AWS did not answer. */
export const CheckState = z.enum(["ok", "attention", "blocked", "unknown"]);
export type CheckState = z.infer<typeof CheckState>;

export const CheckName = z.enum(["identity", "default-vpc", "stacks", "services"]);
export type CheckName = z.infer<typeof CheckName>;

export const Check = z.object({
  name: CheckName,
  state: CheckState,
  evidence: evidence.optional(),
  /** Why it is unknown. */
  problem: Problem.optional(),
});
export type Check = z.infer<typeof Check>;

/** What a target has, looked at just now. */
export const TargetCheck = z.object({
  target: Target,
  checkedAt: z.iso.datetime(),
  ready: z.boolean(),
  checks: z.array(Check),
});
export type TargetCheck = z.infer<typeof TargetCheck>;
