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
import type { LogEventRow } from "./events";
import { type LogGroupRow, readLogGroup } from "./groups";

export interface LogStreamRow {
  logStreamName: string;
  arn: string;
  creationTime: number;
  storedBytes: number;
  /** In order of timestamp; those of the same millisecond in order of arrival. */
  events: LogEventRow[];
  /** How often it was read: what `emptyPageEvery` counts. */
  reads: number;
}

export function readLogStream(group: LogGroupRow, logStreamName: string | undefined): LogStreamRow {
  const stream = group.streams.get(required(logStreamName, "logStreamName"));
  if (stream) return stream;
  throw new AwsError("ResourceNotFoundException", "The specified log stream does not exist.");
}

export function createLogStream(call: Call, input: CreateLogStreamRequest): object {
  const group = readLogGroup(call, input.logGroupName);
  const name = required(input.logStreamName, "logStreamName");
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
    events: [],
    reads: 0,
  };
  group.streams.set(name, stream);
  return stream;
}

export function deleteLogStream(call: Call, input: DeleteLogStreamRequest): object {
  const group = readLogGroup(call, input.logGroupName);
  group.streams.delete(readLogStream(group, input.logStreamName).logStreamName);
  return {};
}

export function describeLogStreams(call: Call, input: DescribeLogStreamsRequest): DescribeLogStreamsResponse {
  const group = readLogGroup(call, input.logGroupIdentifier ?? input.logGroupName);
  const { logStreamNamePrefix: prefix, orderBy, descending = false } = input;
  if (orderBy === "LastEventTime" && prefix !== undefined) {
    throw new AwsError("InvalidParameterException", "Cannot order by LastEventTime with a logStreamNamePrefix.");
  }
  const wanted = [...group.streams.values()]
    .filter(({ logStreamName }) => logStreamName.startsWith(prefix ?? ""))
    .sort((a, b) =>
      orderBy === "LastEventTime"
        ? (a.events.at(-1)?.timestamp ?? 0) - (b.events.at(-1)?.timestamp ?? 0)
        : a.logStreamName < b.logStreamName
          ? -1
          : 1,
    );
  if (descending) wanted.reverse();
  const page = pageOf(wanted, { nextToken: input.nextToken, size: input.limit ?? 50 });
  return { logStreams: page.items.map(toLogStream), nextToken: page.nextToken };
}

function toLogStream({ logStreamName, arn, creationTime, events, storedBytes }: LogStreamRow): LogStream {
  const [first, last] = [events.at(0), events.at(-1)];
  return {
    logStreamName,
    arn,
    creationTime,
    firstEventTimestamp: first?.timestamp,
    lastEventTimestamp: last?.timestamp,
    lastIngestionTime: last?.ingestionTime,
    storedBytes,
  };
}
