import type { FaultRule } from "./fault-rule";
import type { WireResponse } from "./protocols/wire";

export function has(struck: readonly FaultRule[], kind: FaultRule["kind"]): boolean {
  return struck.some((rule) => rule.kind === kind);
}

/** How far the sandbox's clock is ahead of the machine's for a call. */
export function skewOf(struck: readonly FaultRule[]): number {
  return struck.reduce((sum, { kind, skewMs = 0 }) => sum + (kind === "skew" ? skewMs : 0), 0);
}

/** A response as it arrives: whole, cut off in its middle, or no longer what it should be. */
export function damaged(response: WireResponse, struck: readonly FaultRule[]): WireResponse {
  if (has(struck, "truncate")) return { ...response, isCut: true };
  if (!has(struck, "malformed") || typeof response.body !== "string") return response;
  return { ...response, body: `${response.body.slice(0, response.body.length / 2)}<` };
}

/** A client learns from the date of an answer how far its clock is off. */
export function withDate(response: WireResponse, faults: readonly FaultRule[]): WireResponse {
  const skewMs = skewOf(faults);
  if (skewMs === 0) return response;
  const date = new Date(Date.now() + skewMs).toUTCString();
  return { ...response, headers: { ...response.headers, date } };
}
