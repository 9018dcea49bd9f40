import "server-only";
import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { AwsClients } from "./clients";

export interface TaskLogEvent {
  id: string;
  timestamp: number;
  /** Of the task that printed it. */
  taskId: string;
  message: string;
}

interface TaskLogOptions {
  logGroupName: string;
  logStreamNamePrefix?: string;
  /** Milliseconds since 1970. */
  since: number;
}

const mostPages = 5;

/** What all tasks have printed since a time, in the order of time; none while there is no such group or stream. */
export async function listTaskLogEvents(
  { logs }: AwsClients,
  { logGroupName, logStreamNamePrefix, since }: TaskLogOptions,
): Promise<TaskLogEvent[]> {
  const found: TaskLogEvent[] = [];
  let nextToken: string | undefined;
  try {
    for (let page = 0; page < mostPages; page++) {
      const answer = await logs.send(
        new FilterLogEventsCommand({ logGroupName, logStreamNamePrefix, startTime: since, nextToken }),
      );
      for (const { eventId = "", timestamp = 0, logStreamName = "", message = "" } of answer.events ?? [])
        found.push({ id: eventId, timestamp, taskId: logStreamName.split("/").at(-1) ?? "", message });
      nextToken = answer.nextToken;
      if (!nextToken) break;
    }
  } catch (error) {
    if (error instanceof Error && error.name === "ResourceNotFoundException") return [];
    throw error;
  }
  return found;
}
