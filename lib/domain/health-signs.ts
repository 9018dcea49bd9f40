import type { Health, HealthCause } from "./health";
import type { TeamService } from "./team-status";

/** What the endpoint answered last, and since when it has answered so. */
export interface ProbeRecord {
  statusCode?: number;
  /** Why there was no answer. */
  reason?: string;
  /** How often in a row it was not as it should be. */
  failures: number;
  since: string;
  at: string;
}

export interface Seen {
  health: Health;
  cause?: HealthCause;
}

type Signs = Pick<TeamService, "state" | "tasks" | "targets" | "alarms" | "reason" | "deploy">;

/**
 * How a service does by what AWS shows of it; undefined when that says nothing new. A deploy under way is no state of health:
 * what serves beneath it is. One that has never served is still on its way.
 */
export function seenHealth(signs: Signs, hasServed: boolean): Seen | undefined {
  const { state, tasks } = signs;
  if (state === "stale") return undefined;
  if (state === "draining" || tasks.desired === 0) return { health: "none" };
  const lacking = lackOf(signs);
  if (state === "deploying") {
    if (lacking?.health === "failed" && !hasServed) return { health: "none" };
    return lacking ?? { health: "ok" };
  }
  if (state === "healthy") return { health: "ok" };
  return lacking ?? { health: "degraded", cause: restOf(signs) };
}

function lackOf({ tasks, targets, reason }: Signs): Seen | undefined {
  const { running, desired } = tasks;
  const why = reason === undefined ? {} : { reason };
  if (running === 0) return { health: "failed", cause: { kind: "no-tasks", desired, ...why } };
  if (targets && targets.healthy < desired) {
    return {
      health: targets.healthy === 0 ? "failed" : "degraded",
      cause: { kind: "failing-targets", ...targets, ...why },
    };
  }
  if (running < desired) return { health: "degraded", cause: { kind: "tasks-missing", running, desired, ...why } };
  return undefined;
}

function restOf({ alarms = [], reason }: Signs): HealthCause {
  if (alarms.length > 0) return { kind: "alarm", names: alarms };
  return { kind: "rolled-back", ...(reason !== undefined && { reason }) };
}

/** So many looks in a row, half a minute apart: one lost packet is no failure. */
const probesUntilBad = 3;
/** An answer so old says nothing about now. */
const probeGoodForMs = 10 * 60_000;

/** What AWS says and what the endpoint answers, together: the worse of both. */
export function togetherWith(probe: ProbeRecord | undefined, seen: Seen, at: string): Seen {
  if (!probe || seen.health === "none" || seen.health === "failed") return seen;
  if (probe.failures < probesUntilBad || Date.parse(at) - Date.parse(probe.at) > probeGoodForMs) return seen;
  const { statusCode, reason } = probe;
  const cause: HealthCause = {
    kind: "probe",
    ...(statusCode !== undefined && { statusCode }),
    ...(reason !== undefined && { reason }),
  };
  const isRefused = statusCode !== undefined && statusCode < 500;
  if (!isRefused) return { health: "failed", cause };
  return seen.health === "degraded" ? seen : { health: "degraded", cause };
}

/** An answer of the service itself, whatever it says; a redirect is one, and is not followed. */
export function isGoodAnswer({ statusCode }: { statusCode?: number }): boolean {
  return statusCode !== undefined && statusCode >= 200 && statusCode < 400;
}

/** The record after one answer more. */
export function afterAnswer(
  before: ProbeRecord | undefined,
  answer: { statusCode?: number; reason?: string },
  at: string,
): ProbeRecord {
  const isSame = before && before.statusCode === answer.statusCode && before.reason === answer.reason;
  return {
    ...answer,
    failures: isGoodAnswer(answer) ? 0 : (before?.failures ?? 0) + 1,
    since: isSame ? before.since : at,
    at,
  };
}
