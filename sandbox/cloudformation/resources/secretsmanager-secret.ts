import { AwsError, type Call } from "../../operation";
import { createSecret, updateSecret } from "../../services/secretsmanager/change-secrets";
import { deleteSecret } from "../../services/secretsmanager/delete-secrets";
import { randomPassword } from "../../services/secretsmanager/random-password";
import { findSecret, readSecret, tagRecord } from "../../services/secretsmanager/tables";
import { randomSuffix } from "../physical-name";
import { flag, integer, listOf, objectOf, replacing, required, tagList, text } from "../property-schema";
import type { ResourceType } from "../resource-type";
import { toOwnTags } from "../sdk-input";
import { splitTags } from "../system-tags";
import { tagChanges } from "../tag-changes";
import { isObject, isSame, type TemplateObject } from "../template-value";

const generated = {
  ExcludeCharacters: text,
  ExcludeLowercase: flag,
  ExcludeNumbers: flag,
  ExcludePunctuation: flag,
  ExcludeUppercase: flag,
  GenerateStringKey: text,
  IncludeSpace: flag,
  PasswordLength: integer,
  RequireEachIncludedType: flag,
  SecretStringTemplate: text,
};

/** The value that a template gives or has made up; undefined where it says nothing of one. */
function secretStringOf({ SecretString, GenerateSecretString }: TemplateObject): string | undefined {
  if (!isObject(GenerateSecretString)) return SecretString === undefined ? undefined : String(SecretString);
  if (SecretString !== undefined) {
    throw new AwsError("InvalidRequestException", "You can't specify both SecretString and GenerateSecretString.");
  }
  const { GenerateStringKey, SecretStringTemplate, ...wanted } = GenerateSecretString;
  const password = randomPassword(wanted);
  if (GenerateStringKey === undefined && SecretStringTemplate === undefined) return password;
  if (GenerateStringKey === undefined || SecretStringTemplate === undefined) {
    throw new AwsError(
      "InvalidRequestException",
      "You must specify both GenerateStringKey and SecretStringTemplate, or neither.",
    );
  }
  return JSON.stringify({ ...parseTemplate(String(SecretStringTemplate)), [String(GenerateStringKey)]: password });
}

function parseTemplate(template: string): object {
  try {
    const value: unknown = JSON.parse(template);
    if (typeof value === "object" && value !== null) return value;
  } catch {}
  throw new AwsError("InvalidRequestException", "Could not parse SecretStringTemplate JSON.");
}

function optional(properties: TemplateObject, name: string): string | undefined {
  return properties[name] === undefined ? undefined : String(properties[name]);
}

export const secretsmanagerSecret: ResourceType = {
  typeName: "AWS::SecretsManager::Secret",
  properties: {
    Description: text,
    GenerateSecretString: objectOf(generated),
    KmsKeyId: text,
    Name: replacing(text),
    ReplicaRegions: listOf(objectOf({ KmsKeyId: text, Region: required(text) })),
    SecretString: text,
    Tags: tagList,
    Type: replacing(text),
  },
  attributes: ["Id"],
  nameProperty: "Name",
  identifier: "Id",
  tagging: "update",
  createMs: 2_000,
  updateMs: 2_000,
  deleteMs: 1_500,
  create(call, { logicalId, properties, tags }) {
    if (properties.ReplicaRegions) {
      throw new AwsError("InvalidParameterException", "Replication to other Regions is not available.");
    }
    const { ARN = "" } = createSecret(call, {
      Name: String(properties.Name ?? `${logicalId}-${randomSuffix()}`),
      Description: optional(properties, "Description"),
      KmsKeyId: optional(properties, "KmsKeyId"),
      SecretString: secretStringOf(properties),
      Tags: splitTags(tags).given,
    });
    readSecret(call, ARN).tags = tagRecord(tags);
    return ARN;
  },
  update(call, { physicalId, properties, tags }, before) {
    const hasOtherValue =
      !isSame(properties.SecretString, before.properties.SecretString) ||
      !isSame(properties.GenerateSecretString, before.properties.GenerateSecretString);
    updateSecret(call, {
      SecretId: physicalId,
      Description: optional(properties, "Description") ?? "",
      KmsKeyId: optional(properties, "KmsKeyId"),
      SecretString: hasOtherValue ? secretStringOf(properties) : undefined,
    });
    const secret = readSecret(call, physicalId);
    const changes = tagChanges(before.tags, tags);
    Object.assign(secret.tags, tagRecord(changes.tags));
    for (const key of changes.goneKeys) delete secret.tags[key];
  },
  delete(call, { physicalId }) {
    readSecret(call, physicalId);
    deleteSecret(call, { SecretId: physicalId, ForceDeleteWithoutRecovery: true });
  },
  read: (call, physicalId) => ({ Id: readSecret(call, physicalId).arn }),
  actual(call: Call, { physicalId }) {
    const { name, description, kmsKeyId, tags } = readSecret(call, physicalId);
    return {
      Description: description || undefined,
      KmsKeyId: kmsKeyId,
      Name: name,
      Tags: toOwnTags(Object.entries(tags)),
    };
  },
  isNameTaken: (call, name) => findSecret(call, name) !== undefined,
};
