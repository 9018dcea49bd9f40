import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { z } from "zod";
import type { Store } from "@/server/store/open-store";
import { vaultKey } from "./vault-key";

/** What a sealed text is of: opened as anything else, it does not open. */
export interface Bound {
  use: "device-sign-in" | "session-tokens" | "kept-secret" | "notification-channel";
  /** The row that it is kept in. */
  id: string;
  personId?: string;
  account?: string;
}

const version = "1";
const ivBytes = 12;

/** AES-256-GCM: what comes out of the database without the key is noise, and moved to another row it is nothing. */
export async function seal(store: Store, value: unknown, bound: Bound): Promise<string> {
  return sealWith(await vaultKey(store), value, bound);
}

/** Throws for what was sealed with another key, for another use, or was changed since. */
export async function unseal<T extends z.ZodType>(
  store: Store,
  sealed: string,
  bound: Bound,
  schema: T,
): Promise<z.output<T>> {
  return schema.parse(unsealWith(await vaultKey(store), sealed, bound));
}

/** Undefined for what no key of ours opens any more, as after the key was changed; throws when there is no key just now. */
export async function unsealIfOurs<T extends z.ZodType>(
  store: Store,
  sealed: string,
  bound: Bound,
  schema: T,
): Promise<z.output<T> | undefined> {
  const key = await vaultKey(store);
  try {
    return schema.parse(unsealWith(key, sealed, bound));
  } catch {
    return undefined;
  }
}

export function sealWith(key: Buffer, value: unknown, bound: Bound): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(additionalData(bound));
  const text = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
  return [version, iv, text, cipher.getAuthTag()]
    .map((part) => (typeof part === "string" ? part : part.toString("base64url")))
    .join(".");
}

export function unsealWith(key: Buffer, sealed: string, bound: Bound): unknown {
  const [given, ...parts] = sealed.split(".");
  const [iv, text, tag] = parts.map((part) => Buffer.from(part, "base64url"));
  if (given !== version || !iv || !text || tag?.length !== 16) throw new Error("This is not sealed");
  const decipher = createDecipheriv("aes-256-gcm", key, iv).setAAD(additionalData(bound)).setAuthTag(tag);
  const plain = Buffer.concat([decipher.update(text), decipher.final()]);
  return JSON.parse(plain.toString("utf8"));
}

function additionalData({ use, id, personId = "", account = "" }: Bound): Buffer {
  return Buffer.from(JSON.stringify([version, use, id, personId, account]));
}
