import { randomUUID } from "node:crypto";
import { AwsError } from "../../operation";
import type { Place } from "../../place";
import type { SecretRow, SecretVersion } from "./tables";

const CURRENT = "AWSCURRENT";
const PREVIOUS = "AWSPREVIOUS";
const MOST_VERSIONS = 100;

interface Value {
  ClientRequestToken?: string | undefined;
  SecretString?: string | undefined;
  SecretBinary?: Uint8Array | undefined;
}

export function hasValue({ SecretString, SecretBinary }: Value): boolean {
  return SecretString !== undefined || SecretBinary !== undefined;
}

/** A version of its own for a value; the same again with the same token is no new one. */
export function addVersion(
  place: Place,
  secret: SecretRow,
  value: Value,
  stages: readonly string[] = [CURRENT],
): SecretVersion {
  const { ClientRequestToken: versionId = randomUUID(), SecretString, SecretBinary } = value;
  if (SecretString !== undefined && SecretBinary !== undefined) {
    throw new AwsError(
      "InvalidParameterException",
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    );
  }
  const known = secret.versions.get(versionId);
  if (known && !isSame(known, value)) {
    throw new AwsError(
      "ResourceExistsException",
      `You can't use ClientRequestToken ${versionId} because that value is already in use for a version of secret ${secret.arn}.`,
    );
  }
  const now = place.world.clock.date();
  const version = known ?? {
    versionId,
    secretString: SecretString,
    secretBinary: SecretBinary,
    stages: [],
    createdAt: now,
  };
  secret.versions.set(versionId, version);
  // The very first value is current, whatever else it is called.
  const wanted = secret.versions.size === 1 && !stages.includes(CURRENT) ? [...stages, CURRENT] : stages;
  if (!known) for (const stage of wanted) moveStage(secret, stage, versionId);
  secret.changedAt = now;
  forgetOld(secret);
  place.world.record("effect", place, "secretsmanager.secret-value-put", { name: secret.name, versionId });
  return version;
}

/** A stage stands at one version alone; what was current becomes the previous one. */
export function moveStage(secret: SecretRow, stage: string, versionId: string): void {
  const holder = versionWith(secret, stage);
  const target = secret.versions.get(versionId);
  if (!target || holder === target) return;
  if (holder) holder.stages = holder.stages.filter((one) => one !== stage);
  target.stages = [...target.stages.filter((one) => one !== stage && !(stage === CURRENT && one === PREVIOUS)), stage];
  if (stage === CURRENT && holder) moveStage(secret, PREVIOUS, holder.versionId);
}

export function versionWith(secret: SecretRow, stage: string): SecretVersion | undefined {
  return [...secret.versions.values()].find(({ stages }) => stages.includes(stage));
}

export function readVersion(
  secret: SecretRow,
  versionId: string | undefined,
  stage: string | undefined,
): SecretVersion {
  const found = versionId === undefined ? versionWith(secret, stage ?? CURRENT) : secret.versions.get(versionId);
  if (found && (versionId === undefined || stage === undefined || found.stages.includes(stage))) return found;
  const what = versionId === undefined ? `staging label: ${stage ?? CURRENT}` : `VersionId: ${versionId}`;
  throw new AwsError("ResourceNotFoundException", `Secrets Manager can't find the specified secret value for ${what}`);
}

/** The oldest versions without a stage go, when there are too many. */
function forgetOld(secret: SecretRow): void {
  for (const { versionId, stages } of [...secret.versions.values()]) {
    if (secret.versions.size <= MOST_VERSIONS) return;
    if (stages.length === 0) secret.versions.delete(versionId);
  }
}

function isSame({ secretString, secretBinary }: SecretVersion, { SecretString, SecretBinary }: Value): boolean {
  const bytes = (value?: Uint8Array) => value && Buffer.from(value).toString("base64");
  return secretString === SecretString && bytes(secretBinary) === bytes(SecretBinary);
}
