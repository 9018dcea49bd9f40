import type { InputLogEvent, PutLogEventsRequest, PutLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { required } from "../../required";
import { readLogGroup } from "./groups";
import { type LogStreamRow, readLogStream } from "./streams";

export interface LogEventRow {
  timestamp: number;
  ingestionTime: number;
  /** Orders the events of one millisecond: grows by arrival, and no two events of a Region share one. */
  sequence: number;
  message: string;
}

/** A place in the order of events, between or at them. */
export type LogPosition = Pick<LogEventRow, "timestamp" | "sequence">;

const HOUR_MS = 60 * 60 * 1000;
/** What each event counts on top of its text. */
const OVERHEAD_BYTES = 26;
/** Leaves room for positions between two events. */
const SEQUENCE_STEP = 1000;

export function putLogEvents(call: Call, input: PutLogEventsRequest): PutLogEventsResponse {
  const stream = readLogStream(readLogGroup(call, input.logGroupName), input.logStreamName);
  const events = required(input.logEvents, "logEvents").map(({ timestamp, message }: InputLogEvent) => ({
    timestamp: required(timestamp, "logEvents.timestamp"),
    message: required(message, "logEvents.message"),
  }));
  if (events.some(({ timestamp }, index) => timestamp < (events[index - 1]?.timestamp ?? 0))) {
    throw new AwsError(
      "InvalidParameterException",
      "Log events in a single PutLogEvents request must be in chronological order.",
    );
  }
  const now = call.world.clock.now();
  const tooOld = events.filter(({ timestamp }) => timestamp < now - 14 * 24 * HOUR_MS).length;
  const accepted = events.filter(({ timestamp }) => timestamp <= now + 2 * HOUR_MS).length;
  for (const { timestamp, message } of events.slice(tooOld, accepted)) appendLogEvent(call, stream, message, timestamp);
  const rejectedLogEventsInfo = {
    tooOldLogEventEndIndex: tooOld > 0 ? tooOld : undefined,
    tooNewLogEventStartIndex: accepted < events.length ? accepted : undefined,
  };
  const anyRejected = tooOld > 0 || accepted < events.length;
  return {
    nextSequenceToken: eventId(endOf(stream)),
    rejectedLogEventsInfo: anyRejected ? rejectedLogEventsInfo : undefined,
  };
}

/** Costs the same however long the stream is; only an event that comes late has to find its place. */
export function appendLogEvent(place: Place, stream: LogStreamRow, message: string, timestamp: number): void {
  const { events } = stream;
  const sequence = nextSequence(place);
  const event = {
    timestamp: Math.floor(timestamp),
    ingestionTime: Math.floor(place.world.clock.now()),
    sequence,
    message,
  };
  stream.storedBytes += sizeOf(event);
  const last = events.at(-1);
  if (!last || last.timestamp <= event.timestamp) events.push(event);
  else events.splice(indexAfter(events, event), 0, event);
}

function nextSequence(place: Place): number {
  const counters = place.world.table<number>(place, "logs.counters");
  const sequence = (counters.get("sequence") ?? 0) + SEQUENCE_STEP;
  counters.set("sequence", sequence);
  return sequence;
}

export function sizeOf({ message }: LogEventRow): number {
  return Buffer.byteLength(message) + OVERHEAD_BYTES;
}

function isAfter(event: LogPosition, position: LogPosition): boolean {
  return event.timestamp === position.timestamp
    ? event.sequence > position.sequence
    : event.timestamp > position.timestamp;
}

/** The index of the first event after a position. */
export function indexAfter(events: LogEventRow[], position: LogPosition): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const event = events[middle];
    if (event && isAfter(event, position)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The index of the first event at or after a time. */
export function indexAtTime(events: LogEventRow[], timestamp: number): number {
  return indexAfter(events, { timestamp, sequence: -1 });
}

/** 56 digits, as AWS writes event ids and the positions in its tokens. */
export function eventId({ timestamp, sequence }: LogPosition): string {
  return `3${String(timestamp).padStart(25, "0")}${String(sequence).padStart(30, "0")}`;
}

export function positionOf(id: string): LogPosition {
  return { timestamp: Number(id.slice(1, 26)), sequence: Number(id.slice(26)) };
}

function endOf({ events }: LogStreamRow): LogPosition {
  return events.at(-1) ?? { timestamp: 0, sequence: 0 };
}
