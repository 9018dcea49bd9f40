import type { FilterLogEventsRequest, FilterLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import type { Call } from "../../operation";
import { filterPattern } from "./filter-pattern";
import { PAGE_BYTES, PAGE_EVENTS } from "./get-log-events";
import { groupOf, type LogGroupRow } from "./groups";
import { checkLength, checkRange, invalidParameter } from "./invalid-parameter";
import { isAfter, type LogEventRow, type LogPosition, sizeOf } from "./log-block";
import { eventsAfter, eventsBefore, positionAt } from "./log-events";
import { eventId, readToken, writeToken } from "./position-token";
import { logsSettings } from "./settings";
import { type LogStreamRow, openLogStream, openLogStreams } from "./streams";

interface Found {
  logStreamName: string;
  event: LogEventRow;
}

interface Search {
  direction: "f" | "b";
  /** Where the search begins, itself left out. */
  from: LogPosition;
  isWithin(event: LogEventRow): boolean;
  matches(message: string): boolean;
  limit: number;
  /** Events of each stream that are looked at for a page at most. */
  scanLimit: number;
}

const FIRST_NEWEST_FIRST = Date.UTC(2024, 0, 1);

/** The events of several streams in one order; finished where no token comes back, and a page may be empty before that. */
export function filterLogEvents(call: Call, input: FilterLogEventsRequest): FilterLogEventsResponse {
  const streams = streamsOf(call, groupOf(call, input), input);
  const search = searchOf(call, input, streams.length);
  const parts = streams.map((stream) => searchStream(stream, search));

  const isBefore = (a: LogPosition, b: LogPosition) => (search.direction === "f" ? isAfter(b, a) : isAfter(a, b));
  const horizon = parts.reduce<LogPosition | undefined>(
    (nearest, { stoppedAt }) => (stoppedAt && (!nearest || isBefore(stoppedAt, nearest)) ? stoppedAt : nearest),
    undefined,
  );
  const found = parts
    .flatMap((part) => part.found)
    .filter(({ event }) => !horizon || !isBefore(horizon, event))
    .sort((a, b) => (isBefore(a.event, b.event) ? -1 : 1));
  const page = found.slice(0, fitting(found, search.limit));
  const position = page.length < found.length ? page.at(-1)?.event : horizon;
  return {
    events: page.map(({ logStreamName, event: { timestamp, message, ingestionTime, sequence } }) => ({
      logStreamName,
      timestamp,
      message,
      ingestionTime,
      eventId: eventId({ timestamp, sequence }),
    })),
    searchedLogStreams: [],
    nextToken: position && tokenOf(call, search.direction, position),
  };
}

function streamsOf(call: Call, group: LogGroupRow, input: FilterLogEventsRequest): LogStreamRow[] {
  const { logStreamNames, logStreamNamePrefix } = input;
  checkLength("logStreamNames", logStreamNames, 100);
  if (logStreamNames && logStreamNamePrefix !== undefined) {
    throw invalidParameter("logStreamNames and logStreamNamePrefix cannot both be specified.");
  }
  return (
    logStreamNames?.map((name) => openLogStream(call, group, name)) ??
    openLogStreams(call, group, logStreamNamePrefix ?? "")
  );
}

function searchOf(call: Call, input: FilterLogEventsRequest, streamCount: number): Search {
  const { startTime = 0, endTime = Number.MAX_SAFE_INTEGER - 1, startFromHead = true, nextToken } = input;
  if (!startFromHead && input.startTime !== undefined && startTime < FIRST_NEWEST_FIRST) {
    throw invalidParameter("startFromHead can be false only where startTime is on or after Jan 1, 2024 00:00:00 UTC.");
  }
  const token = readToken(call.world, nextToken && Buffer.from(nextToken, "base64url").toString());
  const direction = token?.direction ?? (startFromHead ? "f" : "b");
  const [start, end] = [positionAt(startTime), positionAt(endTime + 1)];
  return {
    direction,
    from: token?.position ?? (direction === "f" ? start : end),
    isWithin: (event) => (direction === "f" ? isAfter(end, event) : isAfter(event, start)),
    matches: filterPattern(input.filterPattern),
    limit: checkRange("limit", input.limit, 1, PAGE_EVENTS) ?? PAGE_EVENTS,
    scanLimit: Math.max(100, Math.floor(logsSettings(call.world).filterScanEvents / Math.max(1, streamCount))),
  };
}

/** What matches, and where the search stopped although the stream goes on. */
function searchStream({ logStreamName, events }: LogStreamRow, search: Search) {
  const { direction, from, isWithin, matches, limit, scanLimit } = search;
  const found: Found[] = [];
  let scanned = 0;
  let stoppedAt: LogPosition | undefined;
  for (const event of direction === "f" ? eventsAfter(events, from) : eventsBefore(events, from)) {
    if (!isWithin(event)) break;
    if (scanned >= scanLimit || found.length > limit) return { found, stoppedAt };
    scanned += 1;
    stoppedAt = { timestamp: event.timestamp, sequence: event.sequence };
    if (matches(event.message)) found.push({ logStreamName, event });
  }
  return { found, stoppedAt: undefined };
}

/** How many of the first fit into a page: one at least. */
function fitting(found: Found[], limit: number): number {
  let bytes = 0;
  const tooMuch = found.findIndex(({ event }, index) => {
    bytes += sizeOf(event);
    return index >= limit || (bytes > PAGE_BYTES && index > 0);
  });
  return tooMuch < 0 ? found.length : tooMuch;
}

function tokenOf(call: Call, direction: "f" | "b", position: LogPosition): string {
  return Buffer.from(writeToken(call.world, { direction, position })).toString("base64url");
}
