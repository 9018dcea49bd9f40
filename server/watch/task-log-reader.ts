import "server-only";
import { randomUUID } from "node:crypto";
import type { TaskLog, TaskLogLine } from "@/lib/domain/task-log";
import type { AwsClients } from "@/server/aws/clients";
import { listTaskLogEvents, type TaskLogEvent } from "@/server/aws/task-log";
import { log } from "@/server/log";

export interface TaskLogPlace {
  logGroupName: string;
  logStreamPrefix?: string;
}

interface Reader {
  id: string;
  lines: TaskLogLine[];
  last: number;
  /** Events of the time that is read again, by their ids: lines come late. */
  seen: Map<string, number>;
  readAt: number;
  reading?: Promise<void>;
  askedAt: number;
}

/** FilterLogEvents allows 5 calls a second in the slowest Regions. */
const everyMs = 2_500;
/** A line may come so late. */
const overlapMs = 30_000;
const beginsBackMs = 15 * 60_000;
const mostLines = 2_000;
const unseenMs = 120_000;

const own = globalThis as typeof globalThis & { slipwayTaskLogs?: Map<string, Reader> };

/** One reader of a service's tasks for all who look. Only the very first look waits for AWS. */
export async function followTaskLog(
  aws: AwsClients,
  service: string,
  place: TaskLogPlace,
): Promise<Omit<TaskLog, "logGroupName">> {
  own.slipwayTaskLogs ??= new Map();
  const readers = own.slipwayTaskLogs;
  const now = Date.now();
  for (const [name, { askedAt }] of readers) if (now - askedAt > unseenMs) readers.delete(name);
  const reader = readers.get(service) ?? newReader();
  readers.set(service, reader);
  reader.askedAt = now;
  const isFirst = reader.readAt === 0;
  const reading = readAgain(reader, aws, place);
  if (isFirst) await reading;
  else reading.catch((error) => log().debug({ err: error, service }, "The log of tasks could not be read"));
  return {
    reader: reader.id,
    asOf: new Date(reader.readAt || now).toISOString(),
    lines: reader.lines,
    last: reader.last,
  };
}

function newReader(): Reader {
  return { id: randomUUID(), lines: [], last: 0, seen: new Map(), readAt: 0, askedAt: 0 };
}

function readAgain(reader: Reader, aws: AwsClients, place: TaskLogPlace): Promise<void> {
  if (reader.reading) return reader.reading;
  if (Date.now() - reader.readAt < everyMs) return Promise.resolve();
  const reading = readNew(reader, aws, place).finally(() => {
    reader.reading = undefined;
  });
  reader.reading = reading;
  return reading;
}

async function readNew(reader: Reader, aws: AwsClients, place: TaskLogPlace): Promise<void> {
  const beganAt = Date.now();
  const since = reader.readAt === 0 ? beganAt - beginsBackMs : reader.readAt - overlapMs;
  const { logGroupName, logStreamPrefix: logStreamNamePrefix } = place;
  const events = await listTaskLogEvents(aws, { logGroupName, logStreamNamePrefix, since });
  for (const event of events) if (!reader.seen.has(event.id)) take(reader, event);
  for (const [id, at] of reader.seen) if (at < since - overlapMs) reader.seen.delete(id);
  reader.lines = reader.lines.slice(-mostLines);
  reader.readAt = beganAt;
}

function take(reader: Reader, { id, timestamp, taskId, message }: TaskLogEvent): void {
  reader.seen.set(id, timestamp);
  const at = new Date(timestamp).toISOString();
  for (const text of message.replace(/\r?\n$/, "").split(/\r?\n/)) {
    reader.last += 1;
    reader.lines.push({ number: reader.last, at, task: taskId.slice(0, 8), text });
  }
}
