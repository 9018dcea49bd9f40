import type { Place } from "../../place";
import type { World } from "../../world";
import { chance } from "./chance";
import type { LogGroupRow } from "./groups";
import { countIncoming } from "./incoming";
import { type LogEventRow, sizeOf } from "./log-block";
import { dropEventsBefore, firstTimestamp, insertEvent } from "./log-events";
import { disturbanceOf, type LogsSettings } from "./settings";
import type { LogStreamRow } from "./streams";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Leaves room for positions between two events. */
const SEQUENCE_STEP = 1000;

type Listener = (streamArn: string, event: LogEventRow) => void;

const listeners = new WeakMap<World, Set<Listener>>();

/** Tells of every event from now on when it arrives; call what comes back to hear no more. */
export function onArrival(world: World, listener: Listener): () => void {
  const all = listeners.get(world) ?? new Set();
  listeners.set(world, all.add(listener));
  return () => all.delete(listener);
}

/** Takes an event in. When it can be read, where it stands and how often it is there is for the settings to say. */
export function appendLogEvent(place: Place, stream: LogStreamRow, message: string, timestamp: number): void {
  const { clock } = place.world;
  const settings = disturbanceOf(place.world, stream.arn);
  const event = { message, timestamp: Math.floor(timestamp / settings.sameMs) * settings.sameMs };
  stream.written += 1;
  for (const delayMs of delaysOf(settings, stream)) {
    if (delayMs > 0) stream.arriving.push({ ...event, arrivesAt: clock.now() + clock.scaled(delayMs) });
    else arrive(place, stream, event, clock.now());
  }
}

/** Brings a stream up to date before it is read: what has arrived is there, what has expired is not. */
export function settle(place: Place, { retentionInDays }: LogGroupRow, stream: LogStreamRow): void {
  const now = place.world.clock.now();
  if (stream.arriving.length > 0) {
    const due = stream.arriving.filter(({ arrivesAt }) => arrivesAt <= now);
    if (due.length > 0) stream.arriving = stream.arriving.filter(({ arrivesAt }) => arrivesAt > now);
    for (const event of due.sort((a, b) => a.arrivesAt - b.arrivesAt)) arrive(place, stream, event, event.arrivesAt);
  }
  const oldest = retentionInDays === undefined ? 0 : now - retentionInDays * DAY_MS;
  if ((firstTimestamp(stream.events) ?? now) < oldest) stream.storedBytes -= dropEventsBefore(stream.events, oldest);
}

function arrive(
  place: Place,
  stream: LogStreamRow,
  { message, timestamp }: { message: string; timestamp: number },
  now: number,
): void {
  const event = { timestamp, ingestionTime: Math.floor(now), sequence: nextSequence(place), message };
  insertEvent(stream.events, event);
  const bytes = sizeOf(event);
  stream.storedBytes += bytes;
  countIncoming(place, groupNameOf(stream), bytes, now);
  for (const listener of listeners.get(place.world) ?? []) listener(stream.arn, event);
}

function groupNameOf({ arn }: LogStreamRow): string {
  return arn.split(":log-group:")[1]?.split(":log-stream:")[0] ?? "";
}

function delaysOf(settings: LogsSettings, { arn, written }: LogStreamRow): number[] {
  const { seed, ingestionDelayMs, shuffleMs, lateShare, lateMs, duplicateShare } = settings;
  const draws = (what: string, share: number) => share > 0 && chance(seed, arn, written, what) < share;
  const delayMs =
    ingestionDelayMs +
    (shuffleMs > 0 ? shuffleMs * chance(seed, arn, written, "shuffle") : 0) +
    (draws("late", lateShare) ? lateMs : 0);
  return draws("duplicate", duplicateShare) ? [delayMs, delayMs] : [delayMs];
}

function nextSequence(place: Place): number {
  const counters = place.world.table<number>(place, "logs.counters");
  const sequence = (counters.get("sequence") ?? 0) + SEQUENCE_STEP;
  counters.set("sequence", sequence);
  return sequence;
}
