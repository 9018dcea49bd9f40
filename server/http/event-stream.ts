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

/** An event stream that lasts as long as its source, the viewer and the server do. */
export function eventStream(
  source: (signal: AbortSignal) => AsyncIterable<StreamedEvent>,
  viewerGone: AbortSignal,
): Response {
  own.slipwayStreams ??= new Set();
  const streams = own.slipwayStreams;
  const ending = new AbortController();
  streams.add(ending);
  viewerGone.addEventListener("abort", () => ending.abort());
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (event: StreamedEvent) => {
        if (!ending.signal.aborted) controller.enqueue(encoder.encode(frame(event)));
      };
      const ping = setInterval(() => write({ event: "ping", data: {} }), pingEveryMs);
      ending.signal.addEventListener("abort", () => closeQuietly(controller));
      try {
        for await (const event of source(ending.signal)) write(event);
      } catch (error) {
        if (!ending.signal.aborted) log().error({ err: error }, "An event stream broke off");
      } finally {
        clearInterval(ping);
        streams.delete(ending);
        ending.abort();
      }
    },
    cancel: () => ending.abort(),
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
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
