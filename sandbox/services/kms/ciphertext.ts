import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { type KeyRow, keyTable, readKey } from "./keys";

export type EncryptionContext = Record<string, string> | undefined;

const ivBytes = 12;
const tagBytes = 16;
const idBytes = 36;

/** The key's id, then what only that key and the same context open. */
export function encryptWith({ id, material }: KeyRow, plaintext: Uint8Array, context: EncryptionContext): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(material, "base64"), iv).setAAD(toBytes(context));
  const text = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.from(id), iv, cipher.getAuthTag(), text]);
}

interface DecryptOptions {
  blob: Uint8Array;
  context: EncryptionContext;
  /** The key that it must be of; any, where left out. */
  keyId?: string | undefined;
}

export function decryptIn(place: Place, { blob, context, keyId }: DecryptOptions): { key: KeyRow; plaintext: Buffer } {
  const bytes = Buffer.from(blob);
  const key = keyTable(place).get(bytes.subarray(0, idBytes).toString());
  if (keyId !== undefined && readKey(place, keyId) !== key && key) {
    throw new AwsError(
      "IncorrectKeyException",
      "The key ID in the request does not identify a CMK that can perform this operation.",
    );
  }
  if (!key) throw invalidCiphertext();
  const [iv, tag, text] = [
    bytes.subarray(idBytes, idBytes + ivBytes),
    bytes.subarray(idBytes + ivBytes, idBytes + ivBytes + tagBytes),
    bytes.subarray(idBytes + ivBytes + tagBytes),
  ];
  try {
    const decipher = createDecipheriv("aes-256-gcm", Buffer.from(key.material, "base64"), iv);
    decipher.setAAD(toBytes(context)).setAuthTag(tag);
    return { key, plaintext: Buffer.concat([decipher.update(text), decipher.final()]) };
  } catch {
    throw invalidCiphertext();
  }
}

function invalidCiphertext(): AwsError {
  return new AwsError("InvalidCiphertextException", "");
}

/** In the order of the names, whatever the order in which they were given. */
function toBytes(context: EncryptionContext = {}): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(context).sort(([one], [other]) => (one < other ? -1 : 1))));
}
