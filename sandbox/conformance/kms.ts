import { KMS } from "@aws-sdk/client-kms";
import type { Journey } from "./journey";

export const throughKms: Journey = async ({ config, watched }) => {
  const kms = watched(new KMS(config));
  const { KeyMetadata } = await kms.createKey({ Description: "for the journey" });
  const KeyId = KeyMetadata?.KeyId;
  await kms.describeKey({ KeyId });
  const EncryptionContext = { of: "the journey" };
  const { CiphertextBlob } = await kms.encrypt({ KeyId, Plaintext: Buffer.from("cargo"), EncryptionContext });
  await kms.decrypt({ CiphertextBlob, EncryptionContext });
  await kms.generateDataKey({ KeyId, KeySpec: "AES_256" });
  await kms.generateDataKeyWithoutPlaintext({ KeyId, NumberOfBytes: 32 });
};
