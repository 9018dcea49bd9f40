import { bytesOf, isAfter, type LogBlock, type LogEventRow, type LogPosition, pack, sizeOf, unpack } from "./log-block";

/** The events of a stream in order of time, those of one millisecond in order of arrival; only the newest lie open. */
export interface LogEvents {
  blocks: LogBlock[];
  open: LogEventRow[];
  openBytes: number;
}

const BLOCK_EVENTS = 256;
const BLOCK_BYTES = 128 * 1024;

export function noEvents(): LogEvents {
  return { blocks: [], open: [], openBytes: 0 };
}

/** Costs the same however long the stream is; only an event that comes late has to find its place. */
export function insertEvent(events: LogEvents, event: LogEventRow): void {
  const { blocks, open } = events;
  const sealed = blocks.at(-1);
  if (sealed && !isAfter(event, sealed.last)) {
    insertIntoBlocks(blocks, event);
    return;
  }
  const last = open.at(-1);
  if (!last || isAfter(event, last)) open.push(event);
  else open.splice(indexAfter(open, event), 0, event);

  events.openBytes += sizeOf(event);
  if (open.length < 2 * BLOCK_EVENTS && events.openBytes < 2 * BLOCK_BYTES) return;
  const rows = open.splice(0, Math.ceil(open.length / 2));
  blocks.push(pack(rows));
  events.openBytes -= bytesOf(rows);
}

/** Oldest first, from the first event after a position. */
export function* eventsAfter({ blocks, open }: LogEvents, position: LogPosition): Generator<LogEventRow> {
  for (let at = blockAfter(blocks, position); at < blocks.length; at++) {
    const rows = unpack(blocks[at]);
    for (let index = indexAfter(rows, position); index < rows.length; index++) yield rows[index] as LogEventRow;
  }
  for (let index = indexAfter(open, position); index < open.length; index++) yield open[index] as LogEventRow;
}

/** Newest first, from the last event before a position. */
export function* eventsBefore({ blocks, open }: LogEvents, position: LogPosition): Generator<LogEventRow> {
  const before = { timestamp: position.timestamp, sequence: position.sequence - 1 };
  for (let index = indexAfter(open, before) - 1; index >= 0; index--) yield open[index] as LogEventRow;
  for (let at = Math.min(blockAfter(blocks, before), blocks.length - 1); at >= 0; at--) {
    const rows = unpack(blocks[at]);
    for (let index = indexAfter(rows, before) - 1; index >= 0; index--) yield rows[index] as LogEventRow;
  }
}

export function firstTimestamp({ blocks, open }: LogEvents): number | undefined {
  return blocks[0]?.first.timestamp ?? open[0]?.timestamp;
}

/** Lets go of what is older than a time, and tells how many bytes that were. */
export function dropEventsBefore(events: LogEvents, timestamp: number): number {
  const { blocks, open } = events;
  let bytes = 0;
  for (let block = blocks[0]; block && block.first.timestamp < timestamp; block = blocks[0]) {
    const rows = unpack(block);
    const kept = rows.splice(indexAtTime(rows, timestamp));
    bytes += bytesOf(rows);
    if (kept.length === 0) blocks.shift();
    else blocks[0] = pack(kept);
  }
  const gone = blocks.length === 0 ? open.splice(0, indexAtTime(open, timestamp)) : [];
  events.openBytes -= bytesOf(gone);
  return bytes + bytesOf(gone);
}

/** Before every event of a time. */
export function positionAt(timestamp: number): LogPosition {
  return { timestamp, sequence: 0 };
}

function insertIntoBlocks(blocks: LogBlock[], event: LogEventRow): void {
  const at = blockAfter(blocks, event);
  const rows = unpack(blocks[at]);
  rows.splice(indexAfter(rows, event), 0, event);
  const middle = rows.length > 2 * BLOCK_EVENTS ? BLOCK_EVENTS : rows.length;
  const parts = [rows.slice(0, middle), rows.slice(middle)].filter(({ length }) => length > 0);
  blocks.splice(at, 1, ...parts.map(pack));
}

/** The index of the first block that has an event after a position. */
function blockAfter(blocks: LogBlock[], position: LogPosition): number {
  return firstIndex(blocks, ({ last }) => isAfter(last, position));
}

function indexAfter(rows: LogEventRow[], position: LogPosition): number {
  return firstIndex(rows, (row) => isAfter(row, position));
}

function indexAtTime(rows: LogEventRow[], timestamp: number): number {
  return firstIndex(rows, (row) => row.timestamp >= timestamp);
}

function firstIndex<Item>(items: Item[], isMatch: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isMatch(items[middle] as Item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
