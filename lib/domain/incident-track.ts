import type { Health, HealthCause, HealthEventKind, Incident } from "./health";

type Bad = Incident["health"];
type OpenIncident = Omit<Incident, "endedAt">;

/** Where the detection of incidents stands for a service. Times are ISO strings. */
export type Track =
  | { now: "well"; before?: Incident }
  /** It looks bad, not long enough to be sure. */
  | { now: "suspect"; since: string; health: Bad; cause: HealthCause; before?: Incident }
  /** `worseSince`: it looks failed, where it was only degraded. */
  | { now: "incident"; incident: OpenIncident; worseSince?: string }
  /** It looks well again, not long enough to be sure. */
  | { now: "recovering"; incident: OpenIncident; since: string };

export const noTrack: Track = { now: "well" };

export interface Look {
  at: string;
  health: Health;
  cause?: HealthCause;
  /** Nobody has looked for a while: what was not sure then is not surer now. */
  isAfterGap?: boolean;
}

export interface Detected {
  track: Track;
  /** To be written down. */
  incident?: Incident;
  /** What people hear of it. */
  event?: HealthEventKind;
}

/** How long something is bad before it is an incident: rollouts and scaling leave a service short of tasks for a moment. */
const sureAfterMs: Record<Bad, number> = { failed: 30_000, degraded: 120_000 };
/** How long it is well before an incident is over; twice as long after each relapse. */
const wellAfterMs = 60_000;
const wellAtMostMs = 15 * 60_000;
/** What is bad again so soon is the same incident. */
const relapseWithinMs = 10 * 60_000;

/** One look more; `newId` names an incident, if this look makes one. */
export function detectIncident(track: Track, look: Look, newId: () => string): Detected {
  if (look.health === "none") return endQuietly(track, look);
  if (look.health === "ok") return lookedWell(track, look);
  const { health, cause = { kind: "rolled-back" } } = look;
  return lookedBad(track, { ...look, health, cause }, newId);
}

/** It is gone, or not meant to serve any more: nobody needs to hear that it has recovered. */
export function endQuietly(track: Track, { at }: Pick<Look, "at">): Detected {
  if (track.now === "well" || track.now === "suspect") return { track: withoutSuspicion(track) };
  const incident = { ...track.incident, endedAt: track.now === "recovering" ? track.since : at };
  return { track: { now: "well", before: incident }, incident };
}

function withoutSuspicion({ before }: { before?: Incident }): Track {
  return { now: "well", ...(before && { before }) };
}

function lookedWell(track: Track, { at, isAfterGap }: Look): Detected {
  if (track.now === "well") return { track };
  if (track.now === "suspect") return { track: withoutSuspicion(track) };
  if (track.now === "incident") return { track: { now: "recovering", incident: track.incident, since: at } };
  if (isAfterGap) return { track: { ...track, since: at } };
  const { incident, since } = track;
  if (elapsed(since, at) < Math.min(wellAtMostMs, wellAfterMs * 2 ** incident.relapses)) return { track };
  const ended = { ...incident, endedAt: since };
  return { track: { now: "well", before: ended }, incident: ended, event: "recovered" };
}

interface BadLook extends Look {
  health: Bad;
  cause: HealthCause;
}

function lookedBad(track: Track, look: BadLook, newId: () => string): Detected {
  if (track.now === "incident") return stillBad(track, look);
  if (track.now === "recovering") {
    const incident = { ...track.incident, relapses: track.incident.relapses + 1 };
    return stillBad({ now: "incident", incident }, look);
  }
  const { at, health, cause, isAfterGap } = look;
  const { before } = track;
  const isNew = track.now === "well" || isAfterGap;
  const since = isNew ? at : track.since;
  const isWorse = isNew || (health === "failed" && track.health === "degraded");
  const worst = isWorse ? { health, cause } : { health: track.health, cause: track.cause };
  if (elapsed(since, at) < sureAfterMs[worst.health])
    return { track: { now: "suspect", since, ...worst, ...(before && { before }) } };
  return begin({ startedAt: since, ...worst }, before, newId);
}

function begin(
  bad: Pick<Incident, "startedAt" | "health" | "cause">,
  before: Incident | undefined,
  newId: () => string,
): Detected {
  const isRelapse = before?.endedAt && elapsed(before.endedAt, bad.startedAt) < relapseWithinMs;
  const { id, startedAt, relapses } = isRelapse
    ? { ...before, relapses: before.relapses + 1 }
    : { id: newId(), startedAt: bad.startedAt, relapses: 0 };
  const health = isRelapse && before.health === "failed" ? "failed" : bad.health;
  const incident = { id, startedAt, health, cause: bad.cause, relapses };
  return { track: { now: "incident", incident }, incident, event: eventOf(bad.health) };
}

function stillBad(track: Extract<Track, { now: "incident" }>, { at, health, cause, isAfterGap }: BadLook): Detected {
  const { incident } = track;
  if (health === "degraded" || incident.health === "failed") return { track: { now: "incident", incident } };
  const worseSince = isAfterGap ? at : (track.worseSince ?? at);
  if (elapsed(worseSince, at) < sureAfterMs.failed) return { track: { now: "incident", incident, worseSince } };
  const worse = { ...incident, health, cause };
  return { track: { now: "incident", incident: worse }, incident: worse, event: "service-failed" };
}

function eventOf(health: Bad): HealthEventKind {
  return health === "failed" ? "service-failed" : "service-degraded";
}

function elapsed(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}
