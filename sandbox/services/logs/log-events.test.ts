import { deserialize, serialize } from "node:v8";
import { expect, test } from "vitest";
import type { LogEventRow } from "./log-block";
import {
  dropEventsBefore,
  eventsAfter,
  eventsBefore,
  insertEvent,
  type LogEvents,
  noEvents,
  positionAt,
} from "./log-events";

const AFTER_ALL = positionAt(Number.MAX_SAFE_INTEGER);

function fill(timestamps: number[]): { events: LogEvents; rows: LogEventRow[] } {
  const events = noEvents();
  const rows = timestamps.map((timestamp, index) => ({
    timestamp,
    ingestionTime: timestamp + 5,
    sequence: 1000 * (index + 1),
    message: `line ${index} \u001b[32m—\u001b[0m`,
  }));
  for (const row of rows) insertEvent(events, row);
  const sorted = rows.toSorted((a, b) => a.timestamp - b.timestamp || a.sequence - b.sequence);
  return { events, rows: sorted };
}

const inOrder = Array.from({ length: 5000 }, (_, index) => Math.floor(index / 3));
const mixed = inOrder.map((timestamp, index) => (index % 7 === 0 ? Math.max(0, timestamp - 900) : timestamp));
const backwards = inOrder.toReversed();

test.each([
  ["in order", inOrder],
  ["with late ones", mixed],
  ["the newest first", backwards],
] as const)("events that arrive %s are read in order of time, from any place, both ways", (_, timestamps) => {
  const { events, rows } = fill([...timestamps]);
  expect(events.blocks.length).toBeGreaterThan(5);
  expect([...eventsAfter(events, positionAt(0))]).toEqual(rows);
  expect([...eventsBefore(events, AFTER_ALL)]).toEqual(rows.toReversed());
  for (const at of [0, 1, 255, 256, 2500, 4998, 4999]) {
    const here = rows[at] as LogEventRow;
    expect([...eventsAfter(events, here)]).toEqual(rows.slice(at + 1));
    expect([...eventsBefore(events, here)]).toEqual(rows.slice(0, at).reverse());
  }
});

test("what is older than a time goes, and no more", () => {
  const { events, rows } = fill(inOrder);
  const kept = rows.filter(({ timestamp }) => timestamp >= 700);
  expect(dropEventsBefore(events, 700)).toBeGreaterThan(0);
  expect([...eventsAfter(events, positionAt(0))]).toEqual(kept);
  dropEventsBefore(events, 100_000);
  expect(events).toEqual(noEvents());
});

test("a log that was saved and loaded again is the same log", () => {
  const { events, rows } = fill(inOrder);
  const loaded = deserialize(serialize(events)) as LogEvents;
  expect([...eventsAfter(loaded, positionAt(0))]).toEqual(rows);
});

test("a large log is kept small", () => {
  const events = noEvents();
  const message = (index: number) =>
    `#9 ${(index / 100).toFixed(3)} compiling module ${index} of 200000 ${"=".repeat(60)}`;
  for (let index = 0; index < 200_000; index++) {
    insertEvent(events, {
      timestamp: index,
      ingestionTime: index + 800,
      sequence: 1000 * index,
      message: message(index),
    });
  }
  const packed = events.blocks.reduce((sum, block) => sum + block.packed.length, 0);
  expect(events.open.length).toBeLessThan(1000);
  expect(packed / 200_000).toBeLessThan(30);
  expect(events.blocks.every(({ packed }) => packed.buffer.byteLength === packed.length)).toBe(true);
});
