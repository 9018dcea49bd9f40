import type { GetLogEventsRequest, GetLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import type { Call } from "../../operation";
import { groupOf } from "./groups";
import { checkRange, invalidParameter } from "./invalid-parameter";
import { isAfter, type LogEventRow, type LogPosition, sizeOf } from "./log-block";
import { eventsAfter, eventsBefore, positionAt } from "./log-events";
import { type Direction, readToken, writeToken } from "./position-token";
import { disturbanceOf, type LogsSettings } from "./settings";
import { type LogStreamRow, openLogStream } from "./streams";

export const PAGE_EVENTS = 10_000;
export const PAGE_BYTES = 1_048_576;
/** Of the thousand positions that follow an event, so many can be used up by tokens that move without events. */
const SPARE_POSITIONS = 900;
const AFTER_ALL = { timestamp: Number.MAX_SAFE_INTEGER, sequence: 0 };

/** A page may be short or empty before the end; the end is where the token that comes back is the token that was sent. */
export function getLogEvents(call: Call, input: GetLogEventsRequest): GetLogEventsResponse {
  const stream = openLogStream(call, groupOf(call, input), input.logStreamName);
  const limit = checkRange("limit", input.limit, 1, PAGE_EVENTS) ?? PAGE_EVENTS;
  const settings = disturbanceOf(call.world, stream.arn);
  const token = readToken(call.world, input.nextToken);
  const direction = token?.direction ?? (input.startFromHead ? "f" : "b");
  if (token && direction === "f" && !input.startFromHead && settings.forwardTokenWithoutHead === "refused") {
    throw invalidParameter("startFromHead must be true where nextToken is a forward token.");
  }

  const page = readPage(stream, input, direction, token?.position, Math.ceil(limit * settings.pageFill));
  const [first, last] = [page.at(0), page.at(-1)];
  const write = (to: Direction, position: LogPosition) => writeToken(call.world, { direction: to, position });
  const skipped = token && direction === "f" ? skipOf(stream, settings, page) : false;
  if (first && last && !skipped) {
    return {
      events: page.map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
      nextForwardToken: write("f", last),
      nextBackwardToken: write("b", first),
    };
  }
  const here = token?.position ?? { timestamp: input.startTime ?? 0, sequence: 0 };
  const canMove = skipped && here.sequence % 1000 < SPARE_POSITIONS;
  const next = canMove ? { ...here, sequence: here.sequence + 1 } : here;
  const same = (to: Direction) => (direction === to && !canMove ? input.nextToken : undefined);
  return {
    events: [],
    nextForwardToken: same("f") ?? write("f", next),
    nextBackwardToken: same("b") ?? write("b", next),
  };
}

function readPage(
  { events }: LogStreamRow,
  { startTime, endTime }: GetLogEventsRequest,
  direction: Direction,
  position: LogPosition | undefined,
  limit: number,
): LogEventRow[] {
  const [start, end] = [positionAt(startTime ?? 0), endTime === undefined ? AFTER_ALL : positionAt(endTime)];
  if (direction === "b") {
    const from = position && isAfter(end, position) ? position : end;
    return takeFirst(eventsBefore(events, from), limit, (event) => isAfter(event, start)).reverse();
  }
  const from = position && isAfter(position, start) ? position : start;
  return takeFirst(eventsAfter(events, from), limit, (event) => isAfter(end, event));
}

/** As many as fit into a page, and one at least. */
function takeFirst(
  events: Iterable<LogEventRow>,
  limit: number,
  isWithin: (event: LogEventRow) => boolean,
): LogEventRow[] {
  const page: LogEventRow[] = [];
  let bytes = 0;
  for (const event of events) {
    bytes += sizeOf(event);
    if (!isWithin(event) || page.length >= limit || (bytes > PAGE_BYTES && page.length > 0)) break;
    page.push(event);
  }
  return page;
}

/** Whether this read gives no events and another token, as the settings have it. */
function skipOf(stream: LogStreamRow, settings: LogsSettings, page: LogEventRow[]): boolean {
  const every = page.length > 0 ? settings.emptyPageEvery : settings.tokenMovesEvery;
  if (every === 0) return false;
  stream.reads += 1;
  return stream.reads % every === 0;
}
