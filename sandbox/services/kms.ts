import type { InventoryItem, ServiceDefinition } from "../operation";
import type { World } from "../world";
import { decrypt, encrypt, generateDataKey, generateDataKeyWithoutPlaintext } from "./kms/cryptography";
import { createKey, describeKey, type KeyRow } from "./kms/keys";

export const kms: ServiceDefinition = {
  signingName: "kms",
  sdk: () => import("@aws-sdk/client-kms"),
  operations: {
    CreateKey: createKey,
    Decrypt: decrypt,
    DescribeKey: describeKey,
    Encrypt: encrypt,
    GenerateDataKey: generateDataKey,
    GenerateDataKeyWithoutPlaintext: generateDataKeyWithoutPlaintext,
  },
  inventory: listInventory,
};

function listInventory(world: World): InventoryItem[] {
  return world.tablesNamed<KeyRow>("kms.keys").flatMap(({ scope, rows }) =>
    [...rows.values()].map(({ arn, tags, createdAt, madeBy }) => ({
      type: "AWS::KMS::Key",
      ...scope,
      id: arn,
      tags,
      createdAt,
      madeBy,
    })),
  );
}
