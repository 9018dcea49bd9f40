import { z } from "zod";
import { Role } from "./role";
import { Target } from "./target";

/** `api`: a script, with a role. `wall`: a screen that may only look. */
export const TokenKind = z.enum(["api", "wall"], { error: "token-kind" });
export type TokenKind = z.infer<typeof TokenKind>;

const name = z.string().trim().min(1, { error: "required" }).max(80, { error: "too-long" });
/** Empty: every target, present and future. */
const targets = z.array(Target).max(100, { error: "too-many" });

export const ApiToken = z.object({
  id: z.string(),
  name,
  kind: TokenKind,
  role: Role,
  targets,
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().optional(),
  revokedAt: z.iso.datetime().optional(),
});
export type ApiToken = z.infer<typeof ApiToken>;

export const tokenMaxDays = 365;

export const NewApiToken = z.strictObject({
  name,
  kind: TokenKind,
  /** Of a wall token it is `viewer`, whatever is asked for. */
  role: Role,
  targets,
  days: z.int({ error: "token-days" }).min(1, { error: "token-days" }).max(tokenMaxDays, { error: "token-days" }),
});
export type NewApiToken = z.infer<typeof NewApiToken>;
