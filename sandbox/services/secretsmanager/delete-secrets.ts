import type {
  DeleteSecretRequest,
  DeleteSecretResponse,
  RestoreSecretRequest,
  RestoreSecretResponse,
} from "@aws-sdk/client-secrets-manager";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { findSecret, newSecretArn, readSecret, secretTable } from "./tables";

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 30;

export interface SecretDeletionTask {
  arn: string;
  deletionDate: number;
}

/** A secret waits for some days until it goes, unless it is forced. Forcing what is not there is no error. */
export function deleteSecret(call: Call, input: DeleteSecretRequest): DeleteSecretResponse {
  const { SecretId = "", RecoveryWindowInDays, ForceDeleteWithoutRecovery = false } = input;
  if (ForceDeleteWithoutRecovery && RecoveryWindowInDays !== undefined) {
    throw invalid("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
  }
  const days = RecoveryWindowInDays ?? LONGEST_DAYS;
  if (days < 7 || days > LONGEST_DAYS)
    throw invalid("The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
  const now = call.world.clock.now();
  if (ForceDeleteWithoutRecovery) {
    const secret = findSecret(call, SecretId);
    if (secret) remove(call, secret.name);
    const name = secret?.name ?? SecretId;
    return { ARN: secret?.arn ?? newSecretArn(call, name), Name: name, DeletionDate: new Date(now) };
  }
  const secret = readSecret(call, SecretId);
  if (secret.deletionDate) {
    throw new AwsError(
      "InvalidRequestException",
      "You can't perform this operation on the secret because it was already scheduled for deletion.",
    );
  }
  secret.deletionDate = new Date(now + days * DAY_MS);
  const task: SecretDeletionTask = { arn: secret.arn, deletionDate: secret.deletionDate.getTime() };
  call.world.schedule(call, "secretsmanager.deletion", days * DAY_MS, task);
  call.world.record("effect", call, "secretsmanager.secret-deletion-scheduled", { name: secret.name, days });
  return { ARN: secret.arn, Name: secret.name, DeletionDate: secret.deletionDate };
}

export function restoreSecret(call: Call, input: RestoreSecretRequest): RestoreSecretResponse {
  const secret = readSecret(call, input.SecretId);
  delete secret.deletionDate;
  call.world.record("effect", call, "secretsmanager.secret-restored", { name: secret.name });
  return { ARN: secret.arn, Name: secret.name };
}

/** Only the deletion that was asked for last counts. */
export function finishDeletion(place: Place, { arn, deletionDate }: SecretDeletionTask): void {
  const secret = findSecret(place, arn);
  if (secret?.deletionDate?.getTime() === deletionDate) remove(place, secret.name);
}

function remove(place: Place, name: string): void {
  secretTable(place).delete(name);
  place.world.record("effect", place, "secretsmanager.secret-deleted", { name });
}

function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}
