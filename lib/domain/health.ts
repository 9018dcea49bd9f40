import { z } from "zod";

/** How a service was: `none` is everything that nobody saw, or that was not meant to serve. */
export const Health = z.enum(["ok", "degraded", "failed", "none"]);
export type Health = z.infer<typeof Health>;

/** Why it was not well. `reason` is AWS's own wording, or the name of what went wrong on the way to the endpoint. */
export const HealthCause = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("no-tasks"), desired: z.int(), reason: z.string().optional() }),
  z.object({ kind: z.literal("tasks-missing"), running: z.int(), desired: z.int(), reason: z.string().optional() }),
  z.object({ kind: z.literal("failing-targets"), healthy: z.int(), total: z.int(), reason: z.string().optional() }),
  z.object({ kind: z.literal("probe"), statusCode: z.int().optional(), reason: z.string().optional() }),
  z.object({ kind: z.literal("alarm"), names: z.array(z.string()) }),
  z.object({ kind: z.literal("rolled-back"), reason: z.string().optional() }),
]);
export type HealthCause = z.infer<typeof HealthCause>;

/** From when to when a service was not well; short spells of health in between belong to it. */
export const Incident = z.object({
  id: z.string(),
  startedAt: z.iso.datetime(),
  /** When it was well again; without it, it goes on. */
  endedAt: z.iso.datetime().optional(),
  /** The worst of it. */
  health: z.enum(["degraded", "failed"]),
  cause: HealthCause,
  /** How often it seemed to be over and was not. */
  relapses: z.int(),
});
export type Incident = z.infer<typeof Incident>;

/** What somebody wants to hear of an incident. A relapse is told with the same incident. */
export const healthEventKinds = ["service-failed", "service-degraded", "recovered"] as const;
export type HealthEventKind = (typeof healthEventKinds)[number];

/** A time in which a service was the same; of old times the worst, with how long it was what. */
export const HealthSpan = z.object({
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  health: Health,
  cause: HealthCause.optional(),
  /** Seconds, where it was several things in this time. */
  seconds: z.object({ ok: z.int(), degraded: z.int(), failed: z.int() }).optional(),
});
export type HealthSpan = z.infer<typeof HealthSpan>;
