import "server-only";
import { createHash } from "node:crypto";

/** Who asks, as far as a feed wants to know. */
export interface FeedVisit {
  address?: string;
  ifNoneMatch?: string;
}

/** Whoever has this version already is told so, and gets nothing again. No cache but the reader's own keeps it. */
export function cachedResponse(body: string, contentType: string, ifNoneMatch: string | undefined): Response {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const headers = { etag, "cache-control": "private, no-cache", "content-type": contentType };
  const known = ifNoneMatch?.split(",").map((each) => each.trim().replace(/^W\//, "")) ?? [];
  if (known.includes(etag) || known.includes("*")) return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
}
