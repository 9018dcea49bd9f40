import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type {
  StartLiveTailRequest,
  StartLiveTailResponse,
  StartLiveTailResponseStream,
} from "@aws-sdk/client-cloudwatch-logs";
import { AwsError, type Call } from "../../operation";
import { required } from "../../required";
import type { World } from "../../world";
import { onArrival } from "./events";
import { filterPattern } from "./filter-pattern";
import { type LogGroupRow, readLogGroup } from "./groups";
import { checkLength, invalidParameter } from "./invalid-parameter";
import { LiveTailSample } from "./live-tail-sample";
import type { LogEventRow } from "./log-block";
import { openLogStreams } from "./streams";

const UPDATE_MS = 1_000;
/** Updates come no faster than this, however fast the clock is. */
const LEAST_MS = 50;
const LIFE_MS = 3 * 60 * 60 * 1000;
const MOST_SESSIONS = 15;

/** How many sessions each account has open. */
const sessions = new WeakMap<World, Map<string, number>>();

export function startLiveTail(call: Call, input: StartLiveTailRequest): StartLiveTailResponse {
  const groups = groupsOf(call, input);
  const session = { groups, isWanted: streamFilter(input), matches: filterPattern(input.logEventFilterPattern) };
  if (countSessions(call, 0) >= MOST_SESSIONS) {
    throw new AwsError("LimitExceededException", `The account has ${MOST_SESSIONS} Live Tail sessions already.`);
  }
  return { responseStream: updates(call, input, session) };
}

interface Session {
  groups: LogGroupRow[];
  isWanted: (logStreamName: string) => boolean;
  matches: (message: string) => boolean;
}

/** It begins when the first update is asked for, and ends when nobody asks any more. */
async function* updates(
  call: Call,
  input: StartLiveTailRequest,
  session: Session,
): AsyncGenerator<StartLiveTailResponseStream> {
  const { clock } = call.world;
  const endsAt = clock.now() + clock.scaled(LIFE_MS);
  const sample = new LiveTailSample();
  const stopHearing = onArrival(call.world, hear(session, sample));
  countSessions(call, 1);
  try {
    const { logGroupIdentifiers, logStreamNames, logStreamNamePrefixes, logEventFilterPattern } = input;
    const asked = { logGroupIdentifiers, logStreamNames, logStreamNamePrefixes, logEventFilterPattern };
    yield { sessionStart: { requestId: call.requestId, sessionId: randomUUID(), ...asked } };
    while (clock.now() < endsAt) {
      await sleep(Math.max(LEAST_MS, clock.scaled(UPDATE_MS)), undefined, { ref: false });
      // What was held back arrives when somebody looks.
      for (const group of session.groups) openLogStreams(call, group, "");
      yield { sessionUpdate: sample.take() };
    }
  } finally {
    stopHearing();
    countSessions(call, -1);
  }
  throw new AwsError("SessionTimeoutException", "The session has been open for three hours.");
}

function hear({ groups, isWanted, matches }: Session, sample: LiveTailSample) {
  const groupOf = new Map(groups.map(({ logGroupArn }) => [`${logGroupArn}:log-stream:`, logGroupArn]));
  return (streamArn: string, event: LogEventRow) => {
    const at = streamArn.indexOf(":log-stream:") + ":log-stream:".length;
    const logGroupIdentifier = groupOf.get(streamArn.slice(0, at));
    const logStreamName = streamArn.slice(at);
    if (!logGroupIdentifier || !isWanted(logStreamName) || !matches(event.message)) return;
    sample.add({ logGroupIdentifier, logStreamName, event });
  };
}

function groupsOf(call: Call, input: StartLiveTailRequest): LogGroupRow[] {
  const identifiers = required(input.logGroupIdentifiers, "logGroupIdentifiers");
  checkLength("logGroupIdentifiers", identifiers, 10);
  const wrong = identifiers.find((identifier) => !identifier.startsWith("arn:") || identifier.endsWith("*"));
  if (wrong) throw invalidParameter(`${wrong} is not the ARN of a log group without its ending :*`);
  const groups = identifiers.map((identifier) => readLogGroup(call, identifier));
  const unfit = groups.find(({ logGroupClass }) => logGroupClass !== "STANDARD");
  if (!unfit) return groups;
  throw new AwsError(
    "InvalidOperationException",
    `Live Tail is not available for log groups of the ${unfit.logGroupClass} class.`,
  );
}

function streamFilter(input: StartLiveTailRequest): (name: string) => boolean {
  const { logGroupIdentifiers = [], logStreamNames: names, logStreamNamePrefixes: prefixes } = input;
  checkLength("logStreamNames", names, 10);
  checkLength("logStreamNamePrefixes", prefixes, 10);
  if (names && prefixes) throw invalidParameter("logStreamNames and logStreamNamePrefixes cannot both be specified.");
  if ((names || prefixes) && logGroupIdentifiers.length > 1) {
    throw invalidParameter("Log streams can be chosen within one log group only.");
  }
  if (names) return (name) => names.includes(name);
  return (name) => !prefixes || prefixes.some((prefix) => name.startsWith(prefix));
}

function countSessions({ world, account }: Call, change: number): number {
  const counts = sessions.get(world) ?? new Map<string, number>();
  sessions.set(world, counts);
  const count = (counts.get(account) ?? 0) + change;
  counts.set(account, count);
  return count;
}
