import { gunzipSync } from "node:zlib";
import type { WireRequest } from "./wire";

const largestBody = 64 * 1024 * 1024;

/**
 * A request as it was before its client packed it, as clients do with long lists of metrics. What cannot be unpacked
 * stays as it is, and is then no JSON and no form.
 */
export function unpacked(request: WireRequest): WireRequest {
  if (request.headers["content-encoding"] !== "gzip") return request;
  try {
    return { ...request, body: gunzipSync(request.body, { maxOutputLength: largestBody }) };
  } catch {
    return request;
  }
}
