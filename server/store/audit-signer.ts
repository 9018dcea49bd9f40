import "server-only";
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";

/** The hash of a record, signed. */
export interface AuditHead {
  recordId: number;
  hash: string;
  /** The public key and the signature, base64url, with a dot between: who verifies needs no secret, only to know the key. */
  signature: string;
}

/** DER of an Ed25519 private key in PKCS #8, up to its 32 bytes. */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");
const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");

// One for the whole process: Next bundles routes and instrumentation apart, so a module variable would be there twice.
const own = globalThis as typeof globalThis & { slipwayAuditKey?: KeyObject };

/** From 32 bytes that stay the same as long as the process's secret does. */
export function signAuditWith(seed: Buffer): void {
  own.slipwayAuditKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: "der", type: "pkcs8" });
}

export function signHead(recordId: number, hash: string): AuditHead {
  const key = own.slipwayAuditKey;
  if (!key) throw new Error("There is no key to sign the audit with");
  const signature = sign(null, signed(recordId, hash), key).toString("base64url");
  return { recordId, hash, signature: `${publicKeyOf(key)}.${signature}` };
}

/** The key by which people know who signs; it is no secret. */
export function auditPublicKey(): string | undefined {
  return own.slipwayAuditKey && publicKeyOf(own.slipwayAuditKey);
}

export function keyOf({ signature }: AuditHead): string {
  return signature.split(".")[0] ?? "";
}

/** Whether whoever has the key that the head names has signed it. */
export function isSigned({ recordId, hash, signature }: AuditHead): boolean {
  const [key = "", value = ""] = signature.split(".");
  const publicKey = openKey(key);
  return publicKey !== undefined && verify(null, signed(recordId, hash), publicKey, Buffer.from(value, "base64url"));
}

let opened: { key: string; publicKey: KeyObject } | undefined;

/** One key signs thousands of heads in a row. */
function openKey(key: string): KeyObject | undefined {
  if (opened?.key === key) return opened.publicKey;
  try {
    const der = Buffer.concat([spkiPrefix, Buffer.from(key, "base64url")]);
    opened = { key, publicKey: createPublicKey({ key: der, format: "der", type: "spki" }) };
    return opened.publicKey;
  } catch {
    return undefined; // it is no key
  }
}

function signed(recordId: number, hash: string): Buffer {
  return Buffer.from(`slipway audit ${recordId} ${hash}`);
}

function publicKeyOf(key: KeyObject): string {
  return createPublicKey(key).export({ format: "der", type: "spki" }).subarray(spkiPrefix.length).toString("base64url");
}
