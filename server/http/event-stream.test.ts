import { expect, test } from "vitest";
import { closeAllStreams, eventStream, type StreamedEvent } from "./event-stream";

function counting() {
  const made = { events: 0, isOver: false };
  async function* follow(signal: AbortSignal): AsyncGenerator<StreamedEvent> {
    signal.addEventListener("abort", () => {
      made.isOver = true;
    });
    while (!signal.aborted) yield { event: "lines", data: "x".repeat(1000), id: ++made.events };
  }
  return { made, follow };
}

const gone = () => new AbortController();

test("a slow viewer is not written to ahead of its reading", async () => {
  const { made, follow } = counting();
  const reader = eventStream(follow, gone().signal).body?.getReader();
  for (let reads = 0; reads < 3; reads++) await reader?.read();

  expect(made.events).toBe(3);
  await reader?.cancel();
  expect(made.isOver).toBe(true);
});

test("nothing begins for one who does not read", async () => {
  const { made, follow } = counting();
  const viewer = gone();
  eventStream(follow, viewer.signal);
  await new Promise((resolve) => setTimeout(resolve, 20));

  expect(made.events).toBe(0);
});

test.each([
  ["the viewer goes", (viewer: AbortController) => viewer.abort()],
  ["the server stops", () => closeAllStreams()],
])("the stream ends when %s", async (_when, end) => {
  const { made, follow } = counting();
  const viewer = gone();
  const reader = eventStream(follow, viewer.signal).body?.getReader();
  await reader?.read();
  end(viewer);

  expect(await reader?.read()).toMatchObject({ done: true });
  expect(made.isOver).toBe(true);
});
