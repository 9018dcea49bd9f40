import "server-only";
import { createHash, createHmac, hkdfSync } from "node:crypto";
import { planMinutes } from "@/lib/domain/teardown-truth";
import { isSame } from "@/server/access/secret";
import { env } from "@/server/env";

/** What was seen, and when: signed, so that nobody can say that an old plan is a new one. */
interface SeenPlan {
  fingerprint: string;
  madeAt: string;
}

export function fingerprintOf(contents: string): string {
  return createHash("sha256").update(contents).digest("hex").slice(0, 32);
}

export function planId({ fingerprint, madeAt }: SeenPlan): string {
  const body = `${Date.parse(madeAt)}.${fingerprint}`;
  return `${body}.${signatureOf(body)}`;
}

/** Undefined of one that Slipway has not made. Whether it has expired is asked apart: who sees an old one again is told so. */
export function findSeenPlan(id: string): SeenPlan | undefined {
  const [, at = "", fingerprint = "", signature = ""] = /^(\d{13})\.([0-9a-f]{32})\.([\w-]{43})$/.exec(id) ?? [];
  const isOurs = at !== "" && isSame(signature, signatureOf(`${at}.${fingerprint}`));
  return isOurs ? { fingerprint, madeAt: new Date(Number(at)).toISOString() } : undefined;
}

export function expiryOf(madeAt: string): string {
  return new Date(Date.parse(madeAt) + planMinutes * 60_000).toISOString();
}

function signatureOf(body: string): string {
  const key = Buffer.from(hkdfSync("sha256", env().nextAuthSecret, "", "slipway teardown plan", 32));
  return createHmac("sha256", key).update(body).digest("base64url");
}
