import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { expect } from "vitest";
import { startSandbox } from "@/sandbox/server";
import { getStore } from "@/server/context";
import { testIn } from "@/server/testing";
import { seal } from "./vault";
import { vaultKey } from "./vault-key";

const region = "eu-west-1";
const elsewhere = await startSandbox({ quiet: true });
const kms = new KMSClient({
  endpoint: elsewhere.origin,
  region,
  credentials: { accessKeyId: "AKIASANDBOXSANDBOX00", secretAccessKey: "any" },
});
const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));

/** The Region of the key is another one than that of the console. */
const test = testIn({
  withEngine: false,
  env: { SLIPWAY_KMS_KEY_ID: KeyMetadata?.Arn, AWS_ENDPOINT_URL_KMS: elsewhere.origin },
});

test("the key comes from KMS, is made once for all replicas, and is kept only as KMS has sealed it", async ({
  sandbox: _,
}) => {
  const store = await getStore();
  const key = await vaultKey(store);
  expect(key).toHaveLength(32);
  const again = await vaultKey({ ...store });
  expect(again).toEqual(key);
  const { rows } = await store.pool.query("select sealed from kept_secrets where name = 'data-key'");
  expect(rows).toHaveLength(1);
  expect(Buffer.from(rows[0].sealed, "base64").includes(key)).toBe(false);
  expect(await seal(store, "a value", { use: "kept-secret", id: "one" })).toMatch(/^1\./);
  const calls = elsewhere.world.truthLog.entries.filter(({ type }) => type === "call").map(({ name }) => name);
  expect(calls).toEqual(["kms:CreateKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:Decrypt", "kms:Decrypt"]);
  await elsewhere.close();
});
