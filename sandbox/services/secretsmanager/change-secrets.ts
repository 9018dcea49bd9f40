import type {
  CreateSecretRequest,
  CreateSecretResponse,
  PutSecretValueRequest,
  PutSecretValueResponse,
  UpdateSecretRequest,
  UpdateSecretResponse,
  UpdateSecretVersionStageRequest,
  UpdateSecretVersionStageResponse,
} from "@aws-sdk/client-secrets-manager";
import { checkConstraints } from "../../constraints";
import { AwsError, type Call } from "../../operation";
import { findSecret, newSecretArn, readLiveSecret, type SecretRow, secretTable, tagRecord } from "./tables";
import { addVersion, hasValue, moveStage } from "./versions";

const MOST_BYTES = 65_536;
const MOST_TAGS = 50;
const value = { ClientRequestToken: { min: 32, max: 64 }, SecretString: { min: 1 }, SecretBinary: { min: 1 } };

export function createSecret(call: Call, input: CreateSecretRequest): CreateSecretResponse {
  checkConstraints(input, { Name: { min: 1, max: 512 }, Description: { max: 2048 }, ...withoutValue(input) });
  const { Name: name = "", Description, KmsKeyId, Tags = [] } = input;
  if (!/^[\w/+=.@!-]+$/.test(name)) {
    throw new AwsError(
      "ValidationException",
      "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!",
    );
  }
  checkSize(input);
  if (Tags.length > MOST_TAGS) throw invalid(`You can't have more than ${MOST_TAGS} tags on a secret.`);
  if (input.AddReplicaRegions) throw invalid("Replication to other Regions is not available.");
  const existing = findSecret(call, name);
  if (existing) return sameSecret(call, existing, input);
  const now = call.world.clock.date();
  const secret: SecretRow = {
    arn: newSecretArn(call, name),
    name,
    description: Description,
    kmsKeyId: KmsKeyId,
    versions: new Map(),
    tags: tagRecord(Tags),
    createdAt: now,
    changedAt: now,
    madeBy: call.principal.arn,
  };
  secretTable(call).set(name, secret);
  call.world.record("effect", call, "secretsmanager.secret-created", { name });
  const version = hasValue(input) ? addVersion(call, secret, input) : undefined;
  return { ARN: secret.arn, Name: name, VersionId: version?.versionId };
}

/** A request that was sent twice makes one secret. */
function sameSecret(call: Call, secret: SecretRow, input: CreateSecretRequest): CreateSecretResponse {
  if (secret.deletionDate) {
    throw new AwsError(
      "InvalidRequestException",
      "You can't create this secret because a secret with this name is already scheduled for deletion.",
    );
  }
  const { ClientRequestToken } = input;
  if (ClientRequestToken !== undefined && secret.versions.has(ClientRequestToken)) {
    return { ARN: secret.arn, Name: secret.name, VersionId: addVersion(call, secret, input).versionId };
  }
  throw new AwsError(
    "ResourceExistsException",
    `The operation failed because the secret ${secret.name} already exists.`,
  );
}

export function putSecretValue(call: Call, input: PutSecretValueRequest): PutSecretValueResponse {
  checkConstraints(input, {
    SecretId: { min: 1, max: 2048 },
    VersionStages: { min: 1, max: 20 },
    ...withoutValue(input),
  });
  checkSize(input);
  const secret = readLiveSecret(call, input.SecretId);
  if (!hasValue(input)) {
    throw new AwsError("InvalidRequestException", "You must provide either SecretString or SecretBinary.");
  }
  const version = addVersion(call, secret, input, input.VersionStages);
  return { ARN: secret.arn, Name: secret.name, VersionId: version.versionId, VersionStages: version.stages };
}

export function updateSecret(call: Call, input: UpdateSecretRequest): UpdateSecretResponse {
  checkConstraints(input, { SecretId: { min: 1, max: 2048 }, Description: { max: 2048 }, ...withoutValue(input) });
  checkSize(input);
  const secret = readLiveSecret(call, input.SecretId);
  const version = hasValue(input) ? addVersion(call, secret, input) : undefined;
  if (input.Description !== undefined) secret.description = input.Description;
  if (input.KmsKeyId !== undefined) secret.kmsKeyId = input.KmsKeyId;
  secret.changedAt = call.world.clock.date();
  return { ARN: secret.arn, Name: secret.name, VersionId: version?.versionId };
}

export function updateSecretVersionStage(
  call: Call,
  input: UpdateSecretVersionStageRequest,
): UpdateSecretVersionStageResponse {
  const { VersionStage = "", RemoveFromVersionId: from, MoveToVersionId: to } = input;
  const secret = readLiveSecret(call, input.SecretId);
  const holder = [...secret.versions.values()].find(({ stages }) => stages.includes(VersionStage));
  for (const id of [from, to]) {
    if (id !== undefined && !secret.versions.has(id)) {
      throw new AwsError(
        "ResourceNotFoundException",
        `Secrets Manager can't find the specified secret value for VersionId: ${id}`,
      );
    }
  }
  if (holder && holder.versionId !== to && holder.versionId !== from) {
    throw invalid(
      `The parameter RemoveFromVersionId can't be empty. Staging label ${VersionStage} is currently attached to version ${holder.versionId}, so you must explicitly reference that version in RemoveFromVersionId.`,
    );
  }
  if (to !== undefined) moveStage(secret, VersionStage, to);
  else if (VersionStage === "AWSCURRENT")
    throw invalid("You can't remove the staging label AWSCURRENT without moving it to another version.");
  else if (holder) holder.stages = holder.stages.filter((stage) => stage !== VersionStage);
  return { ARN: secret.arn, Name: secret.name };
}

/** The values themselves are not shown in an error. */
function withoutValue(input: object) {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name === "ClientRequestToken" && name in input));
}

function checkSize({ SecretString, SecretBinary }: CreateSecretRequest | PutSecretValueRequest): void {
  const bytes = SecretBinary?.byteLength ?? (SecretString === undefined ? 1 : Buffer.byteLength(SecretString));
  if (bytes === 0)
    throw new AwsError("InvalidRequestException", "You must provide either SecretString or SecretBinary.");
  if (bytes > MOST_BYTES) {
    throw new AwsError(
      "ValidationException",
      `1 validation error detected: Value at 'secretString' failed to satisfy constraint: Member must have length less than or equal to ${MOST_BYTES}`,
    );
  }
}

function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}
