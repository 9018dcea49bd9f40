import {
  CreateKeyCommand,
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  KMSClient,
} from "@aws-sdk/client-kms";
import { describe, expect } from "vitest";
import { clientConfig } from "../client-config";
import { test as base } from "../testing";

const test = base.extend<{ kms: KMSClient; keyId: string }>({
  kms: async ({ sandbox }, use) => use(new KMSClient(clientConfig(sandbox))),
  keyId: async ({ kms }, use) => use((await kms.send(new CreateKeyCommand({}))).KeyMetadata?.KeyId ?? ""),
});

const EncryptionContext = { one: "1", two: "2" };

describe("keys", () => {
  test("are enabled at once, and found by id and by ARN", async ({ kms, keyId, sandbox }) => {
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: keyId }));
    expect(KeyMetadata).toMatchObject({
      KeyState: "Enabled",
      KeySpec: "SYMMETRIC_DEFAULT",
      Arn: `arn:aws:kms:eu-west-1:${sandbox.world.account}:key/${keyId}`,
    });
    const byArn = await kms.send(new DescribeKeyCommand({ KeyId: KeyMetadata?.Arn }));
    expect(byArn.KeyMetadata).toEqual(KeyMetadata);
  });

  test.for([
    [{ Policy: "no JSON" }, "MalformedPolicyDocumentException"],
    [{ KeySpec: "RSA_2048" as const }, "UnsupportedOperationException"],
    [
      {
        Tags: [
          { TagKey: "a", TagValue: "1" },
          { TagKey: "a", TagValue: "2" },
        ],
      },
      "TagException",
    ],
  ] as const)("%j is refused with %s", async ([input, name], { kms }) => {
    await expect(kms.send(new CreateKeyCommand(input as object))).rejects.toMatchObject({ name });
  });

  test("of another Region is not there", async ({ kms, keyId, sandbox }) => {
    const arn = `arn:aws:kms:us-east-1:${sandbox.world.account}:key/${keyId}`;
    for (const KeyId of [arn, "alias/none", "1234abcd-12ab-34cd-56ef-1234567890ab"]) {
      await expect(kms.send(new DescribeKeyCommand({ KeyId }))).rejects.toMatchObject({ name: "NotFoundException" });
    }
  });
});

describe("what was encrypted", () => {
  const Plaintext = Buffer.from("a secret");

  test("opens with the same context in any order, and needs no key id", async ({ kms, keyId }) => {
    const { CiphertextBlob } = await kms.send(new EncryptCommand({ KeyId: keyId, Plaintext, EncryptionContext }));
    const opened = await kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: { two: "2", one: "1" } }));
    expect(Buffer.from(opened.Plaintext ?? [])).toEqual(Plaintext);
    expect(opened.KeyId).toMatch(new RegExp(`:key/${keyId}$`));
  });

  test("opens with nothing else", async ({ kms, keyId }) => {
    const { CiphertextBlob = new Uint8Array() } = await kms.send(
      new EncryptCommand({ KeyId: keyId, Plaintext, EncryptionContext }),
    );
    const changed = Buffer.from(CiphertextBlob);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    const other = (await kms.send(new CreateKeyCommand({}))).KeyMetadata?.KeyId;
    for (const [input, name] of [
      [{ CiphertextBlob }, "InvalidCiphertextException"],
      [{ CiphertextBlob, EncryptionContext: { one: "1" } }, "InvalidCiphertextException"],
      [{ CiphertextBlob: changed, EncryptionContext }, "InvalidCiphertextException"],
      [{ CiphertextBlob: Buffer.from("none"), EncryptionContext }, "InvalidCiphertextException"],
      [{ CiphertextBlob, EncryptionContext, KeyId: other }, "IncorrectKeyException"],
    ] as const) {
      await expect(kms.send(new DecryptCommand(input))).rejects.toMatchObject({ name });
    }
  });

  test.for([0, 4097])("cannot have %i bytes", async (length, { kms, keyId }) => {
    const encrypting = kms.send(new EncryptCommand({ KeyId: keyId, Plaintext: Buffer.alloc(length) }));
    await expect(encrypting).rejects.toMatchObject({ name: "ValidationException" });
  });
});

describe("data keys", () => {
  test("come with their ciphertext, or as ciphertext alone", async ({ kms, keyId }) => {
    const made = await kms.send(new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: "AES_256", EncryptionContext }));
    expect(made.Plaintext).toHaveLength(32);
    const { CiphertextBlob } = made;
    const opened = await kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }));
    expect(opened.Plaintext).toEqual(made.Plaintext);
    const sealed = await kms.send(new GenerateDataKeyWithoutPlaintextCommand({ KeyId: keyId, NumberOfBytes: 64 }));
    expect(sealed).not.toHaveProperty("Plaintext");
    const later = await kms.send(new DecryptCommand({ CiphertextBlob: sealed.CiphertextBlob }));
    expect(later.Plaintext).toHaveLength(64);
  });

  test.for([{}, { KeySpec: "AES_256" as const, NumberOfBytes: 32 }, { NumberOfBytes: 1025 }, { NumberOfBytes: 0 }])(
    "%j asks for none",
    async (size, { kms, keyId }) => {
      const making = kms.send(new GenerateDataKeyCommand({ KeyId: keyId, ...size }));
      await expect(making).rejects.toMatchObject({ name: "ValidationException" });
    },
  );
});
