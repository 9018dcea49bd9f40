import "server-only";
import { hkdfSync } from "node:crypto";
import { decryptDataKey, generateDataKey, openKms } from "@/server/aws/kms";
import { env } from "@/server/env";
import { keepSecret, readKeptSecret } from "@/server/store/kept-secrets";
import type { Store } from "@/server/store/open-store";

const keyBytes = 32;
const dataKeyName = "data-key";

const own = globalThis as typeof globalThis & { slipwayVaultKeys?: WeakMap<Store, Promise<Buffer>> };

/** The key of the process: from its settings, from KMS, or derived from the secret of its cookies. */
export function vaultKey(store: Store): Promise<Buffer> {
  own.slipwayVaultKeys ??= new WeakMap();
  const keys = own.slipwayVaultKeys;
  const known = keys.get(store);
  if (known) return known;
  const key = findKey(store);
  keys.set(store, key);
  key.catch(() => keys.delete(store)); // KMS may answer the next time
  return key;
}

async function findKey(store: Store): Promise<Buffer> {
  const { encryptionKey, kmsKeyId, nextAuthSecret } = env();
  if (encryptionKey) return encryptionKey;
  if (kmsKeyId) return findDataKey(store, kmsKeyId);
  return Buffer.from(hkdfSync("sha256", nextAuthSecret, "", "slipway vault", keyBytes));
}

/** Made once and kept as KMS sealed it: only who may use the KMS key can open it. Of replicas that start together, the first one's stays. */
async function findDataKey(store: Store, keyId: string): Promise<Buffer> {
  const kms = await openKms(keyId);
  const kept = await readKeptSecret(store, dataKeyName);
  if (kept) return decryptDataKey(kms, keyId, Buffer.from(kept.sealed, "base64"));
  const made = await generateDataKey(kms, keyId);
  await keepSecret(store, { name: dataKeyName, sealed: made.toString("base64") }, { onlyIfNone: true });
  const first = await readKeptSecret(store, dataKeyName);
  return decryptDataKey(kms, keyId, Buffer.from(first?.sealed ?? "", "base64"));
}
