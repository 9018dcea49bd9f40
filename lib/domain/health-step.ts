import type { Health, HealthCause, HealthEventKind, HealthSpan, Incident } from "./health";
import { afterAnswer, type ProbeRecord, type Seen, seenHealth, togetherWith } from "./health-signs";
import { detectIncident, endQuietly, noTrack, type Track } from "./incident-track";
import type { TeamService } from "./team-status";

/** What is known last of a service's health. Times are ISO strings. */
export interface KeptHealth {
  health: Health;
  cause?: HealthCause;
  since: string;
  firstSeenAt: string;
  /** It has been well: what a first deploy has not brought up yet has not failed. */
  servedAt?: string;
  /** It is listed no more. */
  goneAt?: string;
  /** By AWS alone. */
  seen: Seen;
  probe?: ProbeRecord;
  track: Track;
  deployedAt?: string;
  version?: string;
}

/** What of the rows of a target counts for its health. */
export type ServiceLook = Pick<
  TeamService,
  "clusterName" | "serviceName" | "state" | "tasks" | "targets" | "alarms" | "reason" | "deploy" | "version"
>;

export interface HealthStep {
  kept: KeptHealth;
  /** What it was until now, where it is another thing now. */
  span?: HealthSpan;
  incident?: Incident;
  event?: HealthEventKind;
  /** ECS shows a deploy that it did not show before. */
  deploy?: { at: string; version?: string };
}

interface When {
  at: string;
  /** Nobody has looked for a while. */
  isAfterGap: boolean;
  newId: () => string;
}

/** A look at AWS. */
export function afterLook(before: KeptHealth | undefined, service: ServiceLook, when: When): HealthStep {
  const { at } = when;
  const isBack = before === undefined || before.goneAt !== undefined;
  const kept = isBack ? newcomer(at, before) : before;
  const seen = seenHealth(service, kept.servedAt !== undefined);
  const { version } = service;
  const deploy = version?.since !== undefined && version.since !== kept.deployedAt ? version.since : undefined;
  const name = version?.commit ?? version?.digest;
  const next: KeptHealth = {
    ...kept,
    ...(deploy !== undefined && { deployedAt: deploy }),
    ...(name !== undefined && { version: name }),
  };
  const step = seen ? settle(next, { ...next, seen }, when) : unseen(next, at);
  return {
    ...step,
    ...(deploy !== undefined && { deploy: { at: deploy, ...(name !== undefined && { version: name }) } }),
  };
}

/** An answer of its endpoint, or none. */
export function afterProbe(
  before: KeptHealth,
  answer: { statusCode?: number; reason?: string },
  when: When,
): HealthStep {
  return settle(before, { ...before, probe: afterAnswer(before.probe, answer, when.at) }, when);
}

/** AWS lists it no more. */
export function afterGone(before: KeptHealth, at: string): HealthStep {
  const { track, incident } = endQuietly(before.track, { at });
  const { probe: _, ...rest } = before;
  const step = become(rest, { health: "none" }, at);
  return {
    ...step,
    kept: { ...step.kept, track, goneAt: at, seen: { health: "none" } },
    ...(incident && { incident }),
  };
}

/** A name that comes back is another service: what it was before is told of by its spans. */
function newcomer(at: string, before?: KeptHealth): KeptHealth {
  const since = before?.goneAt ? before.since : at;
  const firstSeenAt = before?.firstSeenAt ?? at;
  return { health: "none", since, firstSeenAt, seen: { health: "none" }, track: noTrack };
}

function settle(before: KeptHealth, next: KeptHealth, { at, isAfterGap, newId }: When): HealthStep {
  const together = togetherWith(next.probe, next.seen, at);
  const isUnsure = isAfterGap || before.health === "none";
  const { track, incident, event } = detectIncident(next.track, { at, ...together, isAfterGap: isUnsure }, newId);
  const served = next.servedAt ?? (together.health === "ok" ? at : undefined);
  const { span, kept } = become(next, together, at);
  return {
    kept: { ...kept, track, ...(served !== undefined && { servedAt: served }) },
    ...(span && { span }),
    ...(incident && { incident }),
    ...(event && { event }),
  };
}

/** It is still there, and nobody can tell how it does. */
function unseen(before: KeptHealth, at: string): HealthStep {
  return become(before, { health: "none" }, at);
}

function become(before: KeptHealth, { health, cause }: Seen, at: string): HealthStep {
  const { cause: causeBefore, ...rest } = before;
  const caused = cause && { cause };
  if (before.health === health) return { kept: { ...rest, ...caused } };
  const span = {
    startedAt: before.since,
    endedAt: at,
    health: before.health,
    ...(causeBefore && { cause: causeBefore }),
  };
  const isEmpty = before.since === at || before.health === "none";
  return { kept: { ...rest, health, since: at, ...caused }, ...(!isEmpty && { span }) };
}

const probeHeartbeatMs = 5 * 60_000;

/** Whether the rows need to be written: a probe that answers as before is noted every few minutes only. */
export function isWorthKeeping(before: KeptHealth | undefined, after: KeptHealth): boolean {
  if (!before) return true;
  const { probe, ...rest } = after;
  const { probe: probeBefore, ...restBefore } = before;
  if (JSON.stringify(rest) !== JSON.stringify(restBefore)) return true;
  if (!probe || !probeBefore) return probe !== probeBefore;
  const isOther = probe.failures !== probeBefore.failures || probe.since !== probeBefore.since;
  return isOther || Date.parse(probe.at) - Date.parse(probeBefore.at) >= probeHeartbeatMs;
}

/** What a service is now, as a span that ends now. */
export function currentSpan({ since, health, cause }: KeptHealth, now: number): HealthSpan {
  return { startedAt: since, endedAt: new Date(now).toISOString(), health, ...(cause && { cause }) };
}
