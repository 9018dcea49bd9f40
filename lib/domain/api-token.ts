import { z } from "zod";
import { Role } from "./role";
import { screenExtras } from "./screen-extra";
import { Target } from "./target";

/** `api`: a script, with a role. `wall`: a screen that may only look. `feed`: the badge and the feeds of one service. */
export const TokenKind = z.enum(["api", "wall", "feed"], { error: "token-kind" });
export type TokenKind = z.infer<typeof TokenKind>;

const name = z.string().trim().min(1, { error: "required" }).max(80, { error: "too-long" });
/** Empty: every target, present and future. */
const targets = z.array(Target).max(100, { error: "too-many" });

const ecsName = z.string().regex(/^[\w-]{1,255}$/, { error: "ecs-name" });
const service = { clusterName: ecsName.optional(), serviceName: ecsName.optional() };

const shows = z.array(z.enum(screenExtras, { error: "screen-extra" })).max(screenExtras.length, { error: "too-many" });

export const ApiToken = z.object({
  id: z.string(),
  name,
  kind: TokenKind,
  role: Role,
  targets,
  /** Of a feed. */
  ...service,
  /** Of a screen: what it shows beside how services are. */
  shows: shows.optional(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().optional(),
  revokedAt: z.iso.datetime().optional(),
});
export type ApiToken = z.infer<typeof ApiToken>;

export const tokenMaxDays = 365;

const newApiToken = z.strictObject({
  name,
  kind: TokenKind,
  /** Of a screen and of a feed it is `viewer`, whatever is asked for. */
  role: Role,
  targets,
  /** Of a feed: its one service, in its one target. Without a cluster, `default`. */
  ...service,
  /** Of a screen, by an admin of all its targets; nothing, where left out. */
  shows: shows.optional(),
  days: z.int({ error: "token-days" }).min(1, { error: "token-days" }).max(tokenMaxDays, { error: "token-days" }),
});

/** A feed is of one service in one target; the others are of none. */
export const NewApiToken = newApiToken
  .refine(({ kind, serviceName }) => (kind === "feed") === (serviceName !== undefined), {
    path: ["serviceName"],
    error: "service-of-feed",
  })
  .refine(({ kind, targets: some }) => kind !== "feed" || some.length === 1, {
    path: ["targets"],
    error: "target-of-feed",
  })
  .refine(({ kind, shows: extras = [] }) => kind === "wall" || extras.length === 0, {
    path: ["shows"],
    error: "shows-of-screen",
  });
export type NewApiToken = z.infer<typeof NewApiToken>;
