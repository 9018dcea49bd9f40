import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Connection, openEventStream, reconnectDelayMs } from "./event-stream";

/** What a browser's EventSource does, played by hand. */
class FakeSource extends EventTarget {
  closed = false;
  constructor(readonly address: string) {
    super();
    sources.push(this);
  }
  say(name: string, data?: unknown): void {
    this.dispatchEvent(Object.assign(new Event(name), { data: JSON.stringify(data) }));
  }
  close(): void {
    this.closed = true;
  }
}

let sources: FakeSource[] = [];
let answer = () => Response.json({ runs: [] });
const runId = "0b8e7d1c-5a54-4a86-9d4f-0c7b2f7a1e11";
const line = (number: number) => ({ number, at: "2026-11-23T14:00:00.000Z", source: "build", text: `line ${number}` });

beforeEach(() => {
  sources = [];
  answer = () => Response.json({ runs: [] });
  vi.useFakeTimers();
  vi.stubGlobal("fetch", async () => answer());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open() {
  const seen: number[] = [];
  const states: Connection["state"][] = [];
  const stream = openEventStream(
    {
      runId,
      lastNumber: () => seen.at(-1) ?? 0,
      onLines: (lines) => seen.push(...lines.map(({ number }) => number)),
      onConnection: ({ state }) => states.push(state),
    },
    (address) => new FakeSource(address) as unknown as EventSource,
  );
  return { seen, states, stream };
}

test("after a break it goes on behind the last line that it has", async () => {
  const { seen, states } = open();
  sources[0]?.say("open");
  sources[0]?.say("lines", [line(1), line(2)]);
  sources[0]?.say("error");
  await vi.advanceTimersByTimeAsync(1000);

  expect(sources).toHaveLength(2);
  expect(sources[0]?.closed).toBe(true);
  expect(sources[1]?.address).toBe(`/api/v1/events?run=${runId}&after=2`);
  sources[1]?.say("open");
  sources[1]?.say("lines", [line(3)]);
  expect(seen).toEqual([1, 2, 3]);
  expect(states).toEqual(["connecting", "live", "reconnecting", "live"]);
});

test("a connection that is open and silent is given up, one that pings is not", async () => {
  open();
  sources[0]?.say("open");
  for (let pings = 0; pings < 6; pings += 1) {
    await vi.advanceTimersByTimeAsync(10_000);
    sources[0]?.say("ping", {});
  }
  expect(sources).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(27_000);
  expect(sources).toHaveLength(2);
});

test("signed out, it waits to be called and then goes on", async () => {
  const { states, stream } = open();
  answer = () =>
    Response.json(
      { kind: "not-signed-in", detail: "" },
      { status: 401, headers: { "content-type": "application/problem+json" } },
    );
  sources[0]?.say("error");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(states.at(-1)).toBe("signed-out");
  expect(sources).toHaveLength(1);

  stream.reconnect();
  expect(sources).toHaveLength(2);
});

test("the end is the end", async () => {
  const { states } = open();
  sources[0]?.say("open");
  sources[0]?.say("end", {});
  sources[0]?.say("error");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sources).toHaveLength(1);
  expect(states.at(-1)).toBe("closed");
});

test.each([
  [0, 200, 400],
  [1, 400, 800],
  [4, 3200, 6400],
  [50, 7500, 15_000],
])("try %i is between %i and %i ms after the one before", (attempt, least, most) => {
  expect(reconnectDelayMs(attempt, 0)).toBe(least);
  expect(reconnectDelayMs(attempt, 1)).toBe(most);
});
