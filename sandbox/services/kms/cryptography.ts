import { randomBytes } from "node:crypto";
import type {
  DecryptCommandInput,
  DecryptCommandOutput,
  EncryptCommandInput,
  EncryptCommandOutput,
  GenerateDataKeyCommandInput,
  GenerateDataKeyCommandOutput,
  GenerateDataKeyWithoutPlaintextCommandInput,
  GenerateDataKeyWithoutPlaintextCommandOutput,
} from "@aws-sdk/client-kms";
import { AwsError, type Call } from "../../operation";
import { decryptIn, encryptWith } from "./ciphertext";
import { readKey } from "./keys";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

const plaintextMost = 4096;
const dataKeyMost = 1024;
const EncryptionAlgorithm = "SYMMETRIC_DEFAULT" as const;

export function encrypt(call: Call, input: EncryptCommandInput): Output<EncryptCommandOutput> {
  const { KeyId, Plaintext = new Uint8Array(), EncryptionContext } = input;
  if (Plaintext.length < 1 || Plaintext.length > plaintextMost) {
    throw new AwsError(
      "ValidationException",
      `1 validation error detected: 'plaintext' must have 1 to ${plaintextMost} bytes`,
    );
  }
  const key = readKey(call, KeyId);
  return { KeyId: key.arn, CiphertextBlob: encryptWith(key, Plaintext, EncryptionContext), EncryptionAlgorithm };
}

export function decrypt(call: Call, input: DecryptCommandInput): Output<DecryptCommandOutput> {
  const { CiphertextBlob = new Uint8Array(), EncryptionContext, KeyId } = input;
  const { key, plaintext } = decryptIn(call, { blob: CiphertextBlob, context: EncryptionContext, keyId: KeyId });
  return { KeyId: key.arn, Plaintext: plaintext, EncryptionAlgorithm };
}

export function generateDataKey(call: Call, input: GenerateDataKeyCommandInput): Output<GenerateDataKeyCommandOutput> {
  const { KeyId, EncryptionContext } = input;
  const size = sizeOf(input);
  const key = readKey(call, KeyId);
  const Plaintext = randomBytes(size);
  return { KeyId: key.arn, Plaintext, CiphertextBlob: encryptWith(key, Plaintext, EncryptionContext) };
}

export function generateDataKeyWithoutPlaintext(
  call: Call,
  input: GenerateDataKeyWithoutPlaintextCommandInput,
): Output<GenerateDataKeyWithoutPlaintextCommandOutput> {
  const { Plaintext: _, ...rest } = generateDataKey(call, input);
  return rest;
}

function sizeOf({ KeySpec, NumberOfBytes }: GenerateDataKeyCommandInput): number {
  if ((KeySpec === undefined) === (NumberOfBytes === undefined)) {
    throw new AwsError("ValidationException", "Please specify either number of bytes or key spec.");
  }
  if (KeySpec === "AES_256") return 32;
  if (KeySpec === "AES_128") return 16;
  if (NumberOfBytes && Number.isInteger(NumberOfBytes) && NumberOfBytes <= dataKeyMost) return NumberOfBytes;
  throw new AwsError("ValidationException", `1 validation error detected: a data key has 1 to ${dataKeyMost} bytes`);
}
