import { deflateRawSync, inflateRawSync } from "node:zlib";

export interface LogEventRow {
  timestamp: number;
  ingestionTime: number;
  /** Orders the events of one millisecond: grows by arrival, and no two events of a Region share one. */
  sequence: number;
  message: string;
}

/** A place in the order of events, between or at them. */
export type LogPosition = Pick<LogEventRow, "timestamp" | "sequence">;

/** Events that follow each other, packed: what a log of a gigabyte consists of. */
export interface LogBlock {
  first: LogPosition;
  last: LogPosition;
  packed: Uint8Array;
}

/** What each event counts on top of its text. */
const OVERHEAD_BYTES = 26;

export function pack(rows: LogEventRow[]): LogBlock {
  const [first, last] = [rows.at(0), rows.at(-1)].map((row) => ({
    timestamp: row?.timestamp ?? 0,
    sequence: row?.sequence ?? 0,
  })) as [LogPosition, LogPosition];
  const columns = rows.map(({ timestamp, ingestionTime, sequence, message }) => [
    timestamp - first.timestamp,
    ingestionTime - timestamp,
    sequence,
    message,
  ]);
  // A copy: what zlib gives is a view of a buffer that may be many times larger.
  return { first, last, packed: new Uint8Array(deflateRawSync(JSON.stringify(columns), { level: 1 })) };
}

export function unpack(block: LogBlock | undefined): LogEventRow[] {
  if (!block) return [];
  const columns = JSON.parse(inflateRawSync(block.packed).toString()) as [number, number, number, string][];
  return columns.map(([offset, delay, sequence, message]) => {
    const timestamp = block.first.timestamp + offset;
    return { timestamp, ingestionTime: timestamp + delay, sequence, message };
  });
}

export function sizeOf({ message }: Pick<LogEventRow, "message">): number {
  return Buffer.byteLength(message) + OVERHEAD_BYTES;
}

export function bytesOf(rows: LogEventRow[]): number {
  return rows.reduce((sum, row) => sum + sizeOf(row), 0);
}

export function isAfter(event: LogPosition, position: LogPosition): boolean {
  return event.timestamp === position.timestamp
    ? event.sequence > position.sequence
    : event.timestamp > position.timestamp;
}
