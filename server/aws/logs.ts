import "server-only";
import { GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { NewLogLine } from "@/lib/domain/log";
import type { AwsClients } from "./clients";

interface ReadLogPageOptions {
  logGroupName: string;
  logStreamName: string;
  /** The token of the page before; from the first line without it. */
  token?: string;
}

export interface LogEventsPage {
  lines: Omit<NewLogLine, "source">[];
  /** Where the next page begins. Equal to the token that was sent: nothing new for now. */
  token: string;
}

/** Undefined while group or stream are not there yet, which is normal before the first line. */
export async function findLogEvents(
  { logs }: AwsClients,
  options: ReadLogPageOptions,
): Promise<LogEventsPage | undefined> {
  const { logGroupName, logStreamName, token } = options;
  try {
    const { events = [], nextForwardToken } = await logs.send(
      new GetLogEventsCommand({ logGroupName, logStreamName, nextToken: token, startFromHead: true }),
    );
    return { lines: events.flatMap(toLines), token: nextForwardToken ?? token ?? "" };
  } catch (error) {
    if (error instanceof Error && error.name === "ResourceNotFoundException") return undefined;
    throw error;
  }
}

interface LastLinesOptions {
  logGroupName: string;
  logStreamName: string;
  limit: number;
}

/** The end of a stream, oldest first; none while group or stream are not there. */
export async function listLastLogLines(
  { logs }: AwsClients,
  { logGroupName, logStreamName, limit }: LastLinesOptions,
): Promise<string[]> {
  try {
    const { events = [] } = await logs.send(
      new GetLogEventsCommand({ logGroupName, logStreamName, limit, startFromHead: false }),
    );
    return events
      .flatMap(toLines)
      .slice(-limit)
      .map(({ text }) => text);
  } catch (error) {
    if (error instanceof Error && error.name === "ResourceNotFoundException") return [];
    throw error;
  }
}

/** An event ends with a line break, and may hold several lines. */
function toLines({ timestamp = 0, message = "" }: { timestamp?: number; message?: string }): LogEventsPage["lines"] {
  const at = new Date(timestamp).toISOString();
  return message
    .replace(/\r?\n$/, "")
    .split("\n")
    .map((text) => ({ at, text: text.replace(/\r$/, "") }));
}
