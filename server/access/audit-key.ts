import "server-only";
import { hkdfSync } from "node:crypto";
import { env } from "@/server/env";

/** The seed of the key that signs the audit's heads: the same in every replica and after every start, as long as the secret is. */
export function auditKeySeed(): Buffer {
  const { encryptionKey, nextAuthSecret } = env();
  return Buffer.from(hkdfSync("sha256", encryptionKey ?? nextAuthSecret, "", "slipway audit heads", 32));
}
