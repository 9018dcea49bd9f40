import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { allowAll, type Journey } from "./journey";

const SecretId = "shop/database";

export const throughSecrets: Journey = async ({ config, watched }) => {
  const secrets = watched(new SecretsManager(config));
  const { VersionId: first } = await secrets.createSecret({ Name: SecretId, SecretString: "one" });
  const { VersionId: second } = await secrets.putSecretValue({ SecretId, SecretString: "two" });
  await secrets.updateSecret({ SecretId, Description: "of the shop" });
  const stage = { VersionStage: "AWSCURRENT", MoveToVersionId: first, RemoveFromVersionId: second };
  await secrets.updateSecretVersionStage({ SecretId, ...stage });
  await secrets.getSecretValue({ SecretId });
  await secrets.batchGetSecretValue({ SecretIdList: [SecretId, "none"] });
  await secrets.listSecretVersionIds({ SecretId });
  await secrets.describeSecret({ SecretId });
  await secrets.listSecrets({});
  await secrets.getRandomPassword({});
  const ResourcePolicy = allowAll.replace('"Effect"', '"Principal":{"Service":"ecs.amazonaws.com"},"Effect"');
  await secrets.putResourcePolicy({ SecretId, ResourcePolicy });
  await secrets.getResourcePolicy({ SecretId });
  await secrets.deleteResourcePolicy({ SecretId });
  await secrets.tagResource({ SecretId, Tags: [{ Key: "team", Value: "shop" }] });
  await secrets.untagResource({ SecretId, TagKeys: ["team"] });
  await secrets.deleteSecret({ SecretId });
  await secrets.restoreSecret({ SecretId });
};
