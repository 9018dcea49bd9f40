import "server-only";
import { findCookie } from "@/server/access/session-cookie";
import { clientAddress } from "./client-address";

/** A request by whoever it may be. */
export interface Visit {
  address?: string;
  browser?: string;
  /** `If-None-Match`: what whoever asks has already. */
  ifNoneMatch?: string;
  findCookie(name: string): string | undefined;
  /** A whole `Set-Cookie`. */
  setCookie(cookie: string): void;
  readonly cookiesToSet: readonly string[];
}

export function openVisit(headers: Headers): Visit {
  const cookiesToSet: string[] = [];
  return {
    address: clientAddress(headers),
    browser: headers.get("user-agent")?.slice(0, 300),
    ifNoneMatch: headers.get("if-none-match") ?? undefined,
    findCookie: (name) => findCookie(headers.get("cookie"), name),
    setCookie: (cookie) => cookiesToSet.push(cookie),
    cookiesToSet,
  };
}
