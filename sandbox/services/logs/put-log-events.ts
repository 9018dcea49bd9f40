import type { InputLogEvent, PutLogEventsRequest, PutLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import type { Call } from "../../operation";
import { required } from "../../required";
import { appendLogEvent } from "./events";
import { readLogGroup } from "./groups";
import { checkLength, invalidParameter, violation } from "./invalid-parameter";
import { sizeOf } from "./log-block";
import { readLogStream, sequenceTokenOf } from "./streams";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const MEGABYTE = 1_048_576;

interface Event {
  timestamp: number;
  message: string;
}

/** What is too old or too new is left out and told; all other faults refuse the batch as a whole. */
export function putLogEvents(call: Call, input: PutLogEventsRequest): PutLogEventsResponse {
  const group = readLogGroup(call, input.logGroupName);
  const stream = readLogStream(call, group, input.logStreamName);
  const events = checkBatch(required(input.logEvents, "logEvents"));

  const now = call.world.clock.now();
  const retentionMs = (group.retentionInDays ?? Number.POSITIVE_INFINITY) * DAY_MS;
  const before = (timestamp: number) => countBefore(events, timestamp);
  const tooOld = before(now - 14 * DAY_MS);
  const expired = before(now - retentionMs);
  const accepted = before(Math.floor(now + 2 * HOUR_MS) + 1);
  for (const { timestamp, message } of events.slice(Math.max(tooOld, expired), accepted)) {
    appendLogEvent(call, stream, message, timestamp);
  }
  const rejectedLogEventsInfo = {
    ...(tooOld > 0 && { tooOldLogEventEndIndex: tooOld }),
    ...(expired > tooOld && { expiredLogEventEndIndex: expired }),
    ...(accepted < events.length && { tooNewLogEventStartIndex: accepted }),
  };
  return {
    nextSequenceToken: sequenceTokenOf(stream),
    rejectedLogEventsInfo: Object.keys(rejectedLogEventsInfo).length > 0 ? rejectedLogEventsInfo : undefined,
  };
}

function checkBatch(logEvents: InputLogEvent[]): Event[] {
  checkLength("logEvents", logEvents, 10_000);
  const events = logEvents.map(({ timestamp, message }, index) => {
    const member = `logEvents.${index + 1}.member`;
    if (message === "") throw violation(`${member}.message`, message, "have length greater than or equal to 1");
    const time = required(timestamp, `${member}.timestamp`);
    if (time < 0) throw violation(`${member}.timestamp`, time, "have value greater than or equal to 0");
    return { timestamp: time, message: required(message, `${member}.message`) };
  });
  const sizes = events.map(sizeOf);
  const largest = Math.max(...sizes);
  if (largest > MEGABYTE) throw invalidParameter(`Log event too large: ${largest} bytes exceeds limit of ${MEGABYTE}`);
  const size = sizes.reduce((sum, bytes) => sum + bytes, 0);
  if (size > MEGABYTE) throw invalidParameter(`Upload too large: ${size} bytes exceeds limit of ${MEGABYTE}`);

  if (events.some(({ timestamp }, index) => timestamp < (events[index - 1]?.timestamp ?? 0))) {
    throw invalidParameter("Log events in a single PutLogEvents request must be in chronological order.");
  }
  if ((events.at(-1)?.timestamp ?? 0) - (events[0]?.timestamp ?? 0) > DAY_MS) {
    throw invalidParameter("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
  }
  return events;
}

function countBefore(events: Event[], timestamp: number): number {
  return events.filter((event) => event.timestamp < timestamp).length;
}
