import type { GetLogEventsRequest, GetLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import { AwsError, type Call } from "../../operation";
import { eventId, indexAfter, indexAtTime, type LogEventRow, type LogPosition, positionOf, sizeOf } from "./events";
import { readLogGroup } from "./groups";
import { logsSettings } from "./settings";
import { readLogStream } from "./streams";

const PAGE_EVENTS = 10_000;
const PAGE_BYTES = 1_048_576;

/** A page may be short or empty before the end; the end is where the token that comes back is the token that was sent. */
export function getLogEvents(call: Call, input: GetLogEventsRequest): GetLogEventsResponse {
  const stream = readLogStream(readLogGroup(call, input.logGroupIdentifier ?? input.logGroupName), input.logStreamName);
  const limit = checkedLimit(input.limit);
  const { events } = stream;
  const start = input.startTime === undefined ? 0 : indexAtTime(events, input.startTime);
  const end = input.endTime === undefined ? events.length : indexAtTime(events, input.endTime);
  const token = readToken(input.nextToken);
  const forward = token ? token.forward : (input.startFromHead ?? false);

  const from = token && forward ? Math.max(start, indexAfter(events, token.position)) : start;
  const to = token && !forward ? Math.min(end, indexBefore(events, token.position)) : end;
  if (token?.forward && from < to && isEmptyPage(call, ++stream.reads)) {
    return { events: [], ...tokensAt({ ...token.position, sequence: token.position.sequence + 1 }) };
  }

  const page = forward
    ? firstOf(events.slice(from, Math.min(to, from + limit)))
    : lastOf(events.slice(Math.max(from, to - limit), to));
  const [first, last] = [page.at(0), page.at(-1)];
  const tokens =
    first && last
      ? { nextForwardToken: `f/${eventId(last)}`, nextBackwardToken: `b/${eventId(first)}` }
      : tokensAt(token?.position ?? { timestamp: input.startTime ?? 0, sequence: 0 });
  return {
    events: page.map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
    ...tokens,
  };
}

export function checkedLimit(limit = PAGE_EVENTS): number {
  if (limit >= 1 && limit <= PAGE_EVENTS) return limit;
  const bound = limit < 1 ? "greater than or equal to 1" : `less than or equal to ${PAGE_EVENTS}`;
  throw new AwsError(
    "InvalidParameterException",
    `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value ${bound}`,
  );
}

function tokensAt(position: LogPosition) {
  return { nextForwardToken: `f/${eventId(position)}`, nextBackwardToken: `b/${eventId(position)}` };
}

function readToken(token: string | undefined): { forward: boolean; position: LogPosition } | undefined {
  if (token === undefined) return undefined;
  const [, direction, id] = /^([fb])\/(\d{56})$/.exec(token) ?? [];
  if (!id) throw new AwsError("InvalidParameterException", "The specified nextToken is invalid.");
  return { forward: direction === "f", position: positionOf(id) };
}

function isEmptyPage(call: Call, reads: number): boolean {
  const { emptyPageEvery } = logsSettings(call.world);
  return emptyPageEvery > 0 && reads % emptyPageEvery === 0;
}

function indexBefore(events: LogEventRow[], { timestamp, sequence }: LogPosition): number {
  return indexAfter(events, { timestamp, sequence: sequence - 1 });
}

/** As many of the first events as fit into a page, and one at least. */
function firstOf(events: LogEventRow[]): LogEventRow[] {
  let bytes = 0;
  for (const [index, event] of events.entries()) {
    bytes += sizeOf(event);
    if (bytes > PAGE_BYTES && index > 0) return events.slice(0, index);
  }
  return events;
}

function lastOf(events: LogEventRow[]): LogEventRow[] {
  return firstOf(events.toReversed()).toReversed();
}
