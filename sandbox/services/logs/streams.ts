import type {
  CreateLogStreamRequest,
  DeleteLogStreamRequest,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
  LogStream,
} from "@aws-sdk/client-cloudwatch-logs";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { required } from "../../required";
import { settle } from "./events";
import { groupOf, type LogGroupRow, readLogGroup } from "./groups";
import { checkPattern, checkRange, invalidParameter, violation } from "./invalid-parameter";
import type { LogEventRow } from "./log-block";
import { eventsBefore, firstTimestamp, type LogEvents, noEvents } from "./log-events";
import { eventId } from "./position-token";
import { disturbanceOf } from "./settings";

export interface LogStreamRow {
  logStreamName: string;
  arn: string;
  creationTime: number;
  storedBytes: number;
  events: LogEvents;
  /** Written, and not yet to be read. */
  arriving: { timestamp: number; message: string; arrivesAt: number }[];
  /** How many events were written. */
  written: number;
  /** How often it was read: what the settings that say "every n-th" count. */
  reads: number;
}

const NAME = "[^:*]*";
const AFTER_ALL = { timestamp: Number.MAX_SAFE_INTEGER, sequence: 0 };

/** A stream as its writer knows it. */
export function readLogStream(place: Place, group: LogGroupRow, logStreamName: string | undefined): LogStreamRow {
  const stream = group.streams.get(required(logStreamName, "logStreamName"));
  if (!stream) throw new AwsError("ResourceNotFoundException", "The specified log stream does not exist.");
  settle(place, group, stream);
  return stream;
}

/** A stream as its readers know it: it may appear later than it was made. */
export function openLogStream(place: Place, group: LogGroupRow, logStreamName: string | undefined): LogStreamRow {
  const stream = readLogStream(place, group, logStreamName);
  if (hasAppeared(place, stream)) return stream;
  throw new AwsError("ResourceNotFoundException", "The specified log stream does not exist.");
}

export function openLogStreams(place: Place, group: LogGroupRow, prefix: string): LogStreamRow[] {
  const streams = [...group.streams.values()].filter(
    (stream) => stream.logStreamName.startsWith(prefix) && hasAppeared(place, stream),
  );
  for (const stream of streams) settle(place, group, stream);
  return streams;
}

export function createLogStream(call: Call, input: CreateLogStreamRequest): object {
  const group = readLogGroup(call, input.logGroupName);
  const name = checkPattern("logStreamName", required(input.logStreamName, "logStreamName"), NAME);
  if (group.streams.has(name)) {
    throw new AwsError("ResourceAlreadyExistsException", "The specified log stream already exists");
  }
  ensureLogStream(call, group, name);
  return {};
}

export function ensureLogStream(place: Place, group: LogGroupRow, name: string): LogStreamRow {
  const existing = group.streams.get(name);
  if (existing) return existing;
  const stream: LogStreamRow = {
    logStreamName: name,
    arn: `${group.logGroupArn}:log-stream:${name}`,
    creationTime: Math.floor(place.world.clock.now()),
    storedBytes: 0,
    events: noEvents(),
    arriving: [],
    written: 0,
    reads: 0,
  };
  group.streams.set(name, stream);
  return stream;
}

export function deleteLogStream(call: Call, input: DeleteLogStreamRequest): object {
  const group = readLogGroup(call, input.logGroupName);
  group.streams.delete(readLogStream(call, group, input.logStreamName).logStreamName);
  return {};
}

export function describeLogStreams(call: Call, input: DescribeLogStreamsRequest): DescribeLogStreamsResponse {
  const group = groupOf(call, input);
  const { logStreamNamePrefix: prefix, orderBy = "LogStreamName", descending = false } = input;
  if (!["LogStreamName", "LastEventTime"].includes(orderBy)) {
    throw violation("orderBy", orderBy, "satisfy enum value set: [LogStreamName, LastEventTime]");
  }
  if (orderBy === "LastEventTime" && prefix !== undefined) {
    throw invalidParameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
  }
  const size = checkRange("limit", input.limit, 1, 50) ?? 50;
  const described = openLogStreams(call, group, prefix ?? "").map((stream) => toLogStream(call, stream));
  const direction = descending ? -1 : 1;
  described.sort((a, b) => {
    const byTime = orderBy === "LastEventTime" ? (a.lastEventTimestamp ?? 0) - (b.lastEventTimestamp ?? 0) : 0;
    return direction * (byTime || ((a.logStreamName ?? "") < (b.logStreamName ?? "") ? -1 : 1));
  });
  const page = pageOf(described, { nextToken: input.nextToken, size });
  return { logStreams: page.items, nextToken: page.nextToken };
}

/** AWS takes it back and looks at it no more. */
export function sequenceTokenOf({ events }: LogStreamRow): string {
  return eventId(newestOf(events) ?? { timestamp: 0, sequence: 0 });
}

/** The bytes of a stream are always told as 0, those of its group are not. */
function toLogStream(place: Place, stream: LogStreamRow): LogStream {
  const { clock } = place.world;
  const { logStreamName, arn, creationTime, events } = stream;
  const knownUntil = clock.now() - clock.scaled(disturbanceOf(place.world, arn).lastEventLagMs);
  const last = newestOf(events, knownUntil);
  return {
    logStreamName,
    arn,
    creationTime,
    firstEventTimestamp: last && firstTimestamp(events),
    lastEventTimestamp: last?.timestamp,
    lastIngestionTime: last?.ingestionTime,
    uploadSequenceToken: sequenceTokenOf(stream),
    storedBytes: 0,
  };
}

function newestOf(events: LogEvents, ingestedUntil = Number.POSITIVE_INFINITY): LogEventRow | undefined {
  for (const event of eventsBefore(events, AFTER_ALL)) if (event.ingestionTime <= ingestedUntil) return event;
  return undefined;
}

function hasAppeared({ world }: Place, { arn, creationTime }: LogStreamRow): boolean {
  const { streamAppearsAfterMs } = disturbanceOf(world, arn);
  return creationTime + world.clock.scaled(streamAppearsAfterMs) <= world.clock.now();
}
