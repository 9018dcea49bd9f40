import type { FilterLogEventsRequest, FilterLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import { AwsError, type Call } from "../../operation";
import { eventId, indexAtTime, type LogEventRow } from "./events";
import { filterPattern } from "./filter-pattern";
import { checkedLimit } from "./get-log-events";
import { readLogGroup } from "./groups";
import { type LogStreamRow, readLogStream } from "./streams";

interface Found {
  logStreamName: string;
  event: LogEventRow;
}

/** The events of several streams in one order; finished where no token comes back. */
export function filterLogEvents(call: Call, input: FilterLogEventsRequest): FilterLogEventsResponse {
  const group = readLogGroup(call, input.logGroupIdentifier ?? input.logGroupName);
  const { logStreamNames, logStreamNamePrefix, startFromHead = true, nextToken } = input;
  if (logStreamNames && logStreamNamePrefix !== undefined) {
    throw new AwsError("InvalidParameterException", "logStreamNames and logStreamNamePrefix cannot both be specified.");
  }
  const streams =
    logStreamNames?.map((name) => readLogStream(group, name)) ??
    [...group.streams.values()].filter(({ logStreamName }) => logStreamName.startsWith(logStreamNamePrefix ?? ""));

  const limit = checkedLimit(input.limit);
  const direction = startFromHead ? 1 : -1;
  const found = streams.flatMap((stream) => eventsOf(stream, input)).sort((a, b) => direction * inOrder(a, b));
  const start =
    nextToken === undefined ? 0 : found.findIndex((one) => direction * keyOf(one).localeCompare(nextToken) > 0);
  const page = start < 0 ? [] : found.slice(start, start + limit);
  const last = page.at(-1);
  return {
    events: page.map(({ logStreamName, event: { timestamp, message, ingestionTime, sequence } }) => ({
      logStreamName,
      timestamp,
      message,
      ingestionTime,
      eventId: eventId({ timestamp, sequence }),
    })),
    searchedLogStreams: [],
    nextToken: last && start + limit < found.length ? keyOf(last) : undefined,
  };
}

function eventsOf({ logStreamName, events }: LogStreamRow, input: FilterLogEventsRequest): Found[] {
  const matches = filterPattern(input.filterPattern);
  const start = input.startTime === undefined ? 0 : indexAtTime(events, input.startTime);
  const end = input.endTime === undefined ? events.length : indexAtTime(events, input.endTime + 1);
  return events
    .slice(start, end)
    .filter((event) => matches(event.message))
    .map((event) => ({ logStreamName, event }));
}

function inOrder(a: Found, b: Found): number {
  return a.event.timestamp - b.event.timestamp || keyOf(a).localeCompare(keyOf(b));
}

function keyOf({ logStreamName, event }: Found): string {
  return `${eventId(event)}/${Buffer.from(logStreamName).toString("base64url")}`;
}
