import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { pagePolicy } from "@/lib/content-security-policy";
import { pageAddressHeader } from "@/lib/page-address";

/** The board asks for it as soon as its scripts run; it may be on its way before they have come. */
const teamPreload = "</api/v1/team>; rel=preload; as=fetch; crossorigin=anonymous";

/**
 * Gives each page a nonce of its own, and its own address. Next puts the nonce on every script that it writes, because it finds it in the
 * header of the request. It decides nothing about who may see what: that is done where the data is.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const policy = pagePolicy({ nonce, isDevelopment: process.env.NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set(pageAddressHeader, addressOf(request.nextUrl));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (request.nextUrl.pathname === "/") response.headers.append("link", teamPreload);
  return response;
}

function addressOf({ pathname, searchParams }: NextRequest["nextUrl"]): string {
  const asked = new URLSearchParams(searchParams);
  asked.delete("_rsc"); // the router's own
  return asked.size > 0 ? `${pathname}?${asked}` : pathname;
}

export const config = { matcher: ["/((?!api/|_next/static/).*)"] };
