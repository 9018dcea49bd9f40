import type { InventoryItem, ServiceDefinition } from "../operation";
import type { World } from "../world";
import { createSecret, putSecretValue, updateSecret, updateSecretVersionStage } from "./secretsmanager/change-secrets";
import { deleteSecret, finishDeletion, restoreSecret, type SecretDeletionTask } from "./secretsmanager/delete-secrets";
import {
  batchGetSecretValue,
  describeSecret,
  getSecretValue,
  listSecrets,
  listSecretVersionIds,
} from "./secretsmanager/get-secrets";
import { getRandomPassword } from "./secretsmanager/random-password";
import { deleteResourcePolicy, getResourcePolicy, putResourcePolicy } from "./secretsmanager/resource-policies";
import type { SecretRow } from "./secretsmanager/tables";
import { tagResource, untagResource } from "./secretsmanager/tags";

export const secretsmanager: ServiceDefinition = {
  signingName: "secretsmanager",
  sdk: () => import("@aws-sdk/client-secrets-manager"),
  operations: {
    BatchGetSecretValue: batchGetSecretValue,
    CreateSecret: createSecret,
    DeleteResourcePolicy: deleteResourcePolicy,
    DeleteSecret: deleteSecret,
    DescribeSecret: describeSecret,
    GetRandomPassword: getRandomPassword,
    GetResourcePolicy: getResourcePolicy,
    GetSecretValue: getSecretValue,
    ListSecrets: listSecrets,
    ListSecretVersionIds: listSecretVersionIds,
    PutResourcePolicy: putResourcePolicy,
    PutSecretValue: putSecretValue,
    RestoreSecret: restoreSecret,
    TagResource: tagResource,
    UntagResource: untagResource,
    UpdateSecret: updateSecret,
    UpdateSecretVersionStage: updateSecretVersionStage,
  },
  attach(world) {
    world.onTask<SecretDeletionTask>("secretsmanager.deletion", (scope, task) =>
      finishDeletion({ ...scope, world }, task),
    );
  },
  inventory: listInventory,
};

function listInventory(world: World): InventoryItem[] {
  return world.tablesNamed<SecretRow>("secretsmanager.secrets").flatMap(({ scope, rows }) =>
    [...rows.values()].map(({ arn, name, tags, createdAt, madeBy }) => ({
      type: "AWS::SecretsManager::Secret",
      ...scope,
      id: arn,
      name,
      tags,
      createdAt,
      madeBy,
    })),
  );
}
