import "server-only";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { encodingHeader } from "./every-request";

const inOneGo = promisify(gzip);
/** What is smaller, Next compresses well enough. */
const largeFrom = 100_000;
const chunkSize = 1_048_576;
/** `gzip;q=0` refuses it. */
const wantsGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/;

/**
 * JSON that may have megabytes, compressed in one go where it is wanted so. Next does it piece by piece, and a process that has much
 * to do comes to each of hundreds of pieces only after everything else.
 */
export async function writtenJson(text: string, request: Request): Promise<Response> {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  const isWanted = wantsGzip.test(request.headers.get("accept-encoding") ?? "");
  if (text.length < largeFrom || !isWanted) return new Response(text, { headers });
  const body = new Uint8Array(await inOneGo(text, { chunkSize }));
  return new Response(body, { headers: { ...headers, vary: "accept-encoding", [encodingHeader]: "gzip" } });
}
