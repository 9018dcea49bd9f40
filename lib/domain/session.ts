import { z } from "zod";
import { Holder } from "./holder";
import { Person, SignInMethod } from "./person";
import { Role } from "./role";
import { AccountId, Target } from "./target";

/** Whose AWS rights a person uses in a target. */
export const AwsIdentity = z.object({
  target: Target,
  account: AccountId,
  alias: z.string().optional(),
  callerArn: z.string(),
  /** The role of Identity Center, or the deploy role that is assumed. */
  roleName: z.string().optional(),
  until: z.iso.datetime().optional(),
});
export type AwsIdentity = z.infer<typeof AwsIdentity>;

/** What AWS CLI and SDKs need for the same access; only with Identity Center. */
export const TerminalAccess = z.object({
  sessionName: z.string(),
  startUrl: z.string(),
  identityCenterRegion: z.string(),
  account: AccountId,
  roleName: z.string(),
  region: z.string(),
  proxy: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type TerminalAccess = z.infer<typeof TerminalAccess>;

/** "Who am I". */
export const OwnSession = z.object({
  id: z.string(),
  person: Person,
  method: SignInMethod,
  startedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  groups: z.array(z.string()),
  /** Account and role that were chosen at sign-in. */
  identityCenter: z.object({ account: AccountId, roleName: z.string() }).optional(),
  /** By target; `*` for all of them. */
  roles: z.record(z.string(), Role),
  /** Who can give roles, and change what holds for all targets. */
  admins: z.array(Holder),
});
export type OwnSession = z.infer<typeof OwnSession>;

/** One line of the list of sessions. */
export const SessionSummary = z.object({
  id: z.string(),
  person: Person,
  method: SignInMethod,
  startedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  browser: z.string().optional(),
  address: z.string().optional(),
  isOwn: z.boolean(),
});
export type SessionSummary = z.infer<typeof SessionSummary>;
