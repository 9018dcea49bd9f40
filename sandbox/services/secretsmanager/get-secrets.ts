import type {
  BatchGetSecretValueRequest,
  BatchGetSecretValueResponse,
  DescribeSecretRequest,
  DescribeSecretResponse,
  GetSecretValueRequest,
  GetSecretValueResponse,
  ListSecretsRequest,
  ListSecretsResponse,
  ListSecretVersionIdsRequest,
  ListSecretVersionIdsResponse,
} from "@aws-sdk/client-secrets-manager";
import { checkConstraints } from "../../constraints";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import { matchesFilters } from "./secret-filters";
import { readLiveSecret, readSecret, type SecretRow, secretTable } from "./tables";
import { readVersion } from "./versions";

const DAY_MS = 86_400_000;
const tokenError = "InvalidNextTokenException";

export function getSecretValue(call: Call, input: GetSecretValueRequest): GetSecretValueResponse {
  checkConstraints(input, {
    SecretId: { min: 1, max: 2048 },
    VersionId: { min: 32, max: 64 },
    VersionStage: { min: 1, max: 256 },
  });
  const secret = readLiveSecret(call, input.SecretId);
  return valueOfSecret(call, secret, input.VersionId, input.VersionStage);
}

export function batchGetSecretValue(call: Call, input: BatchGetSecretValueRequest): BatchGetSecretValueResponse {
  checkConstraints(input, { SecretIdList: { min: 1, max: 20 }, Filters: { max: 10 }, MaxResults: { min: 1, max: 20 } });
  const { SecretIdList, Filters = [], NextToken, MaxResults = 20 } = input;
  if (!SecretIdList === (Filters.length === 0)) {
    throw new AwsError("InvalidParameterException", "Either SecretIdList or Filters must be provided, but not both.");
  }
  const ids =
    SecretIdList ??
    sorted(call)
      .filter((secret) => !secret.deletionDate && matchesFilters(secret, Filters))
      .map(({ arn }) => arn);
  const page = pageOf(ids, { nextToken: NextToken, size: MaxResults, errorCode: tokenError });
  const answer: Required<Pick<BatchGetSecretValueResponse, "SecretValues" | "Errors">> = {
    SecretValues: [],
    Errors: [],
  };
  for (const SecretId of page.items) {
    try {
      answer.SecretValues.push(valueOfSecret(call, readLiveSecret(call, SecretId)));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      answer.Errors.push({ SecretId, ErrorCode: error.code, Message: error.message });
    }
  }
  return { ...answer, NextToken: page.nextToken };
}

export function describeSecret(call: Call, input: DescribeSecretRequest): DescribeSecretResponse {
  const secret = readSecret(call, input.SecretId);
  return { ...toDescription(secret), VersionIdsToStages: stagesOf(secret) };
}

export function listSecrets(call: Call, input: ListSecretsRequest): ListSecretsResponse {
  checkConstraints(input, {
    MaxResults: { min: 1, max: 100 },
    Filters: { max: 10 },
    SortOrder: { values: ["asc", "desc"] },
    SortBy: { values: ["created-date", "last-accessed-date", "last-changed-date", "name"] },
  });
  const {
    IncludePlannedDeletion = false,
    Filters = [],
    SortOrder = "desc",
    SortBy = "created-date",
    NextToken,
  } = input;
  const found = sorted(call, SortBy).filter(
    (secret) => (IncludePlannedDeletion || !secret.deletionDate) && matchesFilters(secret, Filters),
  );
  const ordered = SortOrder === "asc" ? found : found.toReversed();
  const page = pageOf(ordered, { nextToken: NextToken, size: input.MaxResults ?? 100, errorCode: tokenError });
  const SecretList = page.items.map((secret) => ({
    ...toDescription(secret),
    SecretVersionsToStages: stagesOf(secret),
  }));
  return { SecretList, NextToken: page.nextToken };
}

export function listSecretVersionIds(call: Call, input: ListSecretVersionIdsRequest): ListSecretVersionIdsResponse {
  checkConstraints(input, { SecretId: { min: 1, max: 2048 }, MaxResults: { min: 1, max: 100 } });
  const secret = readSecret(call, input.SecretId);
  const versions = [...secret.versions.values()].filter(({ stages }) => input.IncludeDeprecated || stages.length > 0);
  const page = pageOf(versions.toReversed(), {
    nextToken: input.NextToken,
    size: input.MaxResults ?? 100,
    errorCode: tokenError,
  });
  const Versions = page.items.map(({ versionId, stages, createdAt, accessedAt }) => ({
    VersionId: versionId,
    VersionStages: stages.length > 0 ? stages : undefined,
    LastAccessedDate: accessedAt,
    CreatedDate: createdAt,
    KmsKeyIds: [secret.kmsKeyId ?? "DefaultEncryptionKey"],
  }));
  return { Versions, NextToken: page.nextToken, ARN: secret.arn, Name: secret.name };
}

function valueOfSecret(call: Call, secret: SecretRow, versionId?: string, stage?: string): GetSecretValueResponse {
  const version = readVersion(secret, versionId, stage);
  // AWS tells only the day.
  const today = new Date(Math.floor(call.world.clock.now() / DAY_MS) * DAY_MS);
  version.accessedAt = today;
  secret.accessedAt = today;
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: version.versionId,
    SecretString: version.secretString,
    SecretBinary: version.secretBinary,
    VersionStages: version.stages,
    CreatedDate: version.createdAt,
  };
}

function sorted(call: Call, by = "created-date"): SecretRow[] {
  const key = ({ name, createdAt, changedAt, accessedAt }: SecretRow) =>
    ({ name, "last-changed-date": changedAt.getTime(), "last-accessed-date": accessedAt?.getTime() ?? 0 })[by] ??
    createdAt.getTime();
  return [...secretTable(call).values()].toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function toDescription({
  arn,
  name,
  description,
  kmsKeyId,
  tags,
  createdAt,
  changedAt,
  accessedAt,
  deletionDate,
}: SecretRow) {
  return {
    ARN: arn,
    Name: name,
    Description: description,
    KmsKeyId: kmsKeyId,
    LastChangedDate: changedAt,
    LastAccessedDate: accessedAt,
    DeletedDate: deletionDate,
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    CreatedDate: createdAt,
  };
}

function stagesOf({ versions }: SecretRow): Record<string, string[]> | undefined {
  const staged = [...versions.values()].filter(({ stages }) => stages.length > 0);
  if (staged.length === 0) return undefined;
  return Object.fromEntries(staged.map(({ versionId, stages }) => [versionId, stages]));
}
