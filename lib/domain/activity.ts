import { z } from "zod";
import { Role } from "./role";
import { Target } from "./target";

export const ActivityDoor = z.enum(["console", "api-token", "slipway"]);
export type ActivityDoor = z.infer<typeof ActivityDoor>;

/** What can be done and is written down. */
export const actions = [
  "sign-in",
  "sign-in-refused",
  "sign-out",
  "session-renewed",
  "session-revoked",
  "start-run",
  "cancel-run",
  "cancel-build",
  "cancel-stack-update",
  "run-taken-over",
  "run-ended",
  "start-teardown",
  "decide-teardown",
  "decide-approval",
  "confirm-run",
  "create-default-vpc",
  "lock-service",
  "unlock-service",
  "set-notice",
  "remove-notice",
  "save-target",
  "remove-target",
  "give-role",
  "take-role",
  "create-token",
  "revoke-token",
  "export-activity",
  "set-end-date",
  "pause-service",
  "resume-service",
  "save-exchange-rate",
  "save-channel",
  "remove-channel",
  "test-channel",
] as const;
export const Action = z.enum(actions, { error: "action" });
export type Action = z.infer<typeof Action>;

/** What concerns the console as a whole, whatever target it names: for admins of all targets alone to see, and whoever did it. */
export const consoleActions: readonly Action[] = [
  "sign-in",
  "sign-in-refused",
  "sign-out",
  "session-renewed",
  "session-revoked",
  "give-role",
  "take-role",
  "create-token",
  "revoke-token",
  "export-activity",
  "save-exchange-rate",
  "save-channel",
  "remove-channel",
  "test-channel",
];

/** `intended` is written before the act; what became of it is a record of its own. */
export const ActivityResult = z.enum(["intended", "done", "failed", "refused"], { error: "result" });
export type ActivityResult = z.infer<typeof ActivityResult>;

/** One record of the audit. They are never changed: the result of an act is a later record that names the first. */
export const ActivityRecord = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  who: z.string(),
  personId: z.string().optional(),
  role: Role.optional(),
  door: ActivityDoor,
  address: z.string().optional(),
  action: Action,
  target: Target.optional(),
  /** What it was done to: `shop`, a token's name, a run. */
  subject: z.string().optional(),
  runId: z.string().optional(),
  reason: z.string().optional(),
  result: ActivityResult,
  /** The record of the intention that this one is the result of. */
  of: z.int().optional(),
  detail: z.record(z.string(), z.string()),
  awsRequestIds: z.array(z.string()),
  hash: z.string(),
});
export type ActivityRecord = z.infer<typeof ActivityRecord>;
