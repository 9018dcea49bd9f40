import "server-only";
import { DecryptCommand, GenerateDataKeyWithoutPlaintextCommand, KMSClient } from "@aws-sdk/client-kms";
import { clientSettings } from "./client-settings";
import { defaultCredentials } from "./credentials";
import { named } from "./named-client";

const encryptionContext = { "slipway:use": "vault" };

/** With the credentials of the process: in the Region of the key where its ARN says it. */
export async function openKms(keyId: string): Promise<KMSClient> {
  const region = /^arn:aws[a-z-]*:kms:([a-z0-9-]+):/.exec(keyId)?.[1];
  const settings = { ...clientSettings(), ...(region && { region }), credentials: defaultCredentials() };
  return named("kms", new KMSClient(settings)); // that KMS is away holds a run up, and ends none
}

/** As KMS sealed it. */
export async function generateDataKey(kms: KMSClient, keyId: string): Promise<Buffer> {
  const { CiphertextBlob } = await kms.send(
    new GenerateDataKeyWithoutPlaintextCommand({
      KeyId: keyId,
      KeySpec: "AES_256",
      EncryptionContext: encryptionContext,
    }),
  );
  return bytesOf(CiphertextBlob);
}

export async function decryptDataKey(kms: KMSClient, keyId: string, sealed: Buffer): Promise<Buffer> {
  const { Plaintext } = await kms.send(
    new DecryptCommand({ KeyId: keyId, CiphertextBlob: sealed, EncryptionContext: encryptionContext }),
  );
  return bytesOf(Plaintext);
}

function bytesOf(bytes: Uint8Array | undefined): Buffer {
  if (!bytes) throw new Error("KMS gave no key");
  return Buffer.from(bytes);
}
