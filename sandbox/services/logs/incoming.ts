import type { Place } from "../../place";

/** What a log group took in a minute. */
export interface Incoming {
  bytes: number;
  events: number;
}

const MINUTE_MS = 60_000;
/** CloudWatch keeps what it knows by the minute for 15 days. */
const MOST_MINUTES = 15 * 24 * 60;

/** By the name of the group, and by minute; it outlives the group. */
export function incomingTable(place: Place): Map<string, Map<number, Incoming>> {
  return place.world.table(place, "logs.incoming");
}

export function countIncoming(place: Place, logGroupName: string, bytes: number, at: number): void {
  const table = incomingTable(place);
  const minutes = table.get(logGroupName) ?? new Map<number, Incoming>();
  table.set(logGroupName, minutes);
  const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  const known = minutes.get(minute) ?? { bytes: 0, events: 0 };
  minutes.set(minute, { bytes: known.bytes + bytes, events: known.events + 1 });
  const [first] = minutes.keys();
  if (minutes.size > MOST_MINUTES && first !== undefined) minutes.delete(first);
}
