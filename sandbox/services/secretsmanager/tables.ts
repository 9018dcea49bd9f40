import { randomInt } from "node:crypto";
import { AwsError } from "../../operation";
import type { Place } from "../../place";

export interface SecretVersion {
  versionId: string;
  secretString?: string | undefined;
  secretBinary?: Uint8Array | undefined;
  stages: string[];
  createdAt: Date;
  accessedAt?: Date;
}

export interface SecretRow {
  arn: string;
  name: string;
  description?: string | undefined;
  kmsKeyId?: string | undefined;
  /** By version id, oldest first. */
  versions: Map<string, SecretVersion>;
  resourcePolicy?: string | undefined;
  tags: Record<string, string>;
  createdAt: Date;
  changedAt: Date;
  accessedAt?: Date;
  /** When it goes, where somebody has deleted it. */
  deletionDate?: Date;
  madeBy: string;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** By name. */
export function secretTable(place: Place): Map<string, SecretRow> {
  return place.world.table(place, "secretsmanager.secrets");
}

/** With six random characters at its end, so that a secret of the same name later is another one. */
export function newSecretArn({ account, region }: Place, name: string): string {
  const suffix = Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join("");
  return `arn:aws:secretsmanager:${region}:${account}:secret:${name}-${suffix}`;
}

/** By name, by ARN, or by an ARN without its random end. */
export function findSecret(place: Place, secretId: string): SecretRow | undefined {
  const [, name] = /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:(.+)$/.exec(secretId) ?? [];
  if (name === undefined) return secretTable(place).get(secretId);
  const whole = secretTable(place).get(name.slice(0, -7));
  if (whole?.arn === secretId) return whole;
  const part = secretTable(place).get(name);
  return part?.arn.startsWith(`${secretId}-`) ? part : undefined;
}

export function readSecret(place: Place, secretId: string | undefined): SecretRow {
  const secret = findSecret(place, secretId ?? "");
  if (secret) return secret;
  throw new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
}

/** One that nobody has deleted. */
export function readLiveSecret(place: Place, secretId: string | undefined): SecretRow {
  const secret = readSecret(place, secretId);
  if (!secret.deletionDate) return secret;
  throw new AwsError(
    "InvalidRequestException",
    "You can't perform this operation on the secret because it was marked for deletion.",
  );
}

export function tagRecord(tags: readonly { Key?: string | undefined; Value?: string | undefined }[]) {
  return Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}
