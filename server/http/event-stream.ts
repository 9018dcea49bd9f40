import "server-only";
import { log } from "@/server/log";

export interface StreamedEvent {
  event: string;
  data: unknown;
  /** The cursor: who reconnects sends it back and goes on behind it. */
  id?: number;
}

const pingEveryMs = 10_000;
const encoder = new TextEncoder();

// Open streams would keep a stopping server alive for ever. Shared by all bundles of the process.
const own = globalThis as typeof globalThis & { slipwayStreams?: Set<AbortController> };

export function closeAllStreams(): void {
  for (const stream of own.slipwayStreams ?? []) stream.abort();
}

/** What a viewer follows, until the signal ends it. */
export type Following = (signal: AbortSignal) => AsyncIterable<StreamedEvent>;

/**
 * An event stream that lasts as long as its source, the viewer and the server do. The next event is asked for when the viewer has
 * taken the last one, so a slow viewer costs no memory; who reads nothing, as with HEAD, begins nothing.
 */
export function eventStream(follow: Following, viewerGone: AbortSignal): Response {
  let events: AsyncIterator<StreamedEvent> | undefined;
  const ending = new AbortController();
  const end = () => ending.abort();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        events ??= begin(follow, controller, ending, viewerGone);
        try {
          const { done, value } = await events.next();
          if (done) end();
          else if (!ending.signal.aborted) controller.enqueue(encoder.encode(frame(value)));
        } catch (error) {
          if (!ending.signal.aborted) log().error({ err: error }, "An event stream broke off");
          end();
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

function begin(
  follow: Following,
  controller: ReadableStreamDefaultController<Uint8Array>,
  ending: AbortController,
  viewerGone: AbortSignal,
): AsyncIterator<StreamedEvent> {
  own.slipwayStreams ??= new Set();
  const streams = own.slipwayStreams.add(ending);
  const ping = setInterval(() => {
    // A viewer that has not even taken the last event needs no sign of life.
    if (controller.desiredSize === 0) controller.enqueue(encoder.encode(frame({ event: "ping", data: {} })));
  }, pingEveryMs);
  ending.signal.addEventListener("abort", () => {
    clearInterval(ping);
    streams.delete(ending);
    closeQuietly(controller);
  });
  viewerGone.addEventListener("abort", () => ending.abort());
  if (viewerGone.aborted) ending.abort();
  return follow(ending.signal)[Symbol.asyncIterator]();
}

function frame({ event, data, id }: StreamedEvent): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

function closeQuietly(controller: ReadableStreamDefaultController<Uint8Array>): void {
  try {
    controller.close();
  } catch {
    // The viewer has closed it already.
  }
}
