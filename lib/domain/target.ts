import { z } from "zod";
import { Holder } from "./holder";
import { Role } from "./role";
import { RoleArn } from "./role-arn";

export const AccountId = z.string().regex(/^\d{12}$/, { error: "account-id" });
export const Region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, { error: "region" });

/** Account and Region: `123456789012~eu-west-1`. */
export const Target = z.string().regex(/^\d{12}~[a-z]{2}(-[a-z]+)+-\d$/, { error: "target" });
export type Target = z.infer<typeof Target>;

/** How Slipway gets AWS credentials in a target. */
export const Reach = z.discriminatedUnion("by", [
  /** Each person's own role. */
  z.strictObject({ by: z.literal("identity-center") }),
  /** A deploy role, assumed with the person as source identity. */
  z.strictObject({
    by: z.literal("deploy-role"),
    roleArn: RoleArn,
    externalId: z.string().min(2).max(1224).optional(),
  }),
  /** Those that the process itself has. */
  z.strictObject({ by: z.literal("default-credentials") }),
]);
export type Reach = z.infer<typeof Reach>;

/** Stripes by which people tell accounts apart; never on a protected target, whose mark is PROD. */
export const targetColours = ["plain", "staging", "lab"] as const;

/** What an admin says of a target. */
export const TargetSettings = z.strictObject({
  target: Target,
  alias: z.string().trim().min(1, { error: "required" }).max(40, { error: "too-long" }),
  colour: z.enum(targetColours, { error: "colour" }),
  /** PROD: approvals, typed confirmations, reasons. */
  isProtected: z.boolean(),
  reach: Reach,
  /** Assumed to watch the target, whoever looks. Without it, watching borrows the rights of those who look. */
  readRoleArn: RoleArn.optional(),
  timeToLive: z.strictObject({
    /** New services get this end date; without it none. */
    defaultDays: z.int().min(1).max(365).optional(),
    tearsDownByItself: z.boolean(),
  }),
});
export type TargetSettings = z.infer<typeof TargetSettings>;

/** Without an alias it gets that of its account. */
export const NewTarget = TargetSettings.extend({ alias: TargetSettings.shape.alias.optional() });
export type NewTarget = z.infer<typeof NewTarget>;

/** A target as it is listed: what was set, what whoever asks may do there, and whether AWS is reached. */
export const ListedTarget = z.object({
  ...TargetSettings.shape,
  account: AccountId,
  region: Region,
  role: Role,
  /** Whom to ask for what one may not do oneself. */
  heldBy: z.object({ deployer: z.array(Holder), admin: z.array(Holder) }),
  /** Whose credentials reach it; without them, `notReached` says why. */
  callerArn: z.string().optional(),
  notReached: z.string().optional(),
  /** By an admin; else it is the one of the default credential chain. */
  isSaved: z.boolean(),
});
export type ListedTarget = z.infer<typeof ListedTarget>;

/** A target and whose AWS credentials reach it. */
export const ReachedTarget = z.object({
  target: Target,
  account: AccountId,
  region: Region,
  /** Of the credentials, as STS says it. */
  callerArn: z.string(),
});
export type ReachedTarget = z.infer<typeof ReachedTarget>;

export function targetOf(account: string, region: string): Target {
  return `${account}~${region}`;
}
