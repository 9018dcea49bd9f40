import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { findSecret, readLiveSecret } from "../secretsmanager/tables";
import { readVersion } from "../secretsmanager/versions";
import { findParameter, parameterArn, selectVersion } from "../ssm/tables";
import type { PhaseFailure } from "./build-progress";
import type { BuildRow } from "./builds";
import type { KeptVariable } from "./environment";
import { refusal } from "./service-role";

type Found = { value: string } | { reason: string };

/** The values from Parameter Store and Secrets Manager, as far as the service role may read them. */
export function readKeptValues(
  place: Place,
  row: BuildRow,
  kept: KeptVariable[],
  write: (line: string) => void,
): { variables: Record<string, string> } | PhaseFailure {
  const variables: Record<string, string> = {};
  if (kept.some(({ store }) => store === "PARAMETER_STORE")) write("Decrypting parameter store environment variables");
  for (const { name, store, reference } of kept) {
    const found =
      store === "PARAMETER_STORE" ? readParameter(place, row, reference) : readSecret(place, row, reference);
    if ("reason" in found) {
      const statusCode = store === "PARAMETER_STORE" ? "Decrypted Variables Error" : "Secrets Manager Error Message";
      return { statusCode, message: found.reason };
    }
    variables[name] = found.value;
  }
  return { variables };
}

function readParameter(place: Place, { build }: BuildRow, name: string): Found {
  const arn = name.startsWith("arn:") ? name : parameterArn(place, name);
  const refused = refusal(place, build, "ssm:GetParameters", arn.replace(/(:parameter\/[^:]*):.*$/, "$1"));
  if (refused) return { reason: `AccessDeniedException: ${refused}` };
  const found = findParameter(place, name);
  const version = found && selectVersion(found.row, found.selector);
  return version ? { value: version.value } : { reason: `parameter does not exist: ${name}` };
}

/** `secret-id:json-key:version-stage:version-id`, of which all but the first may be left out. */
function readSecret(place: Place, { build }: BuildRow, reference: string): Found {
  const { account, region } = place;
  const [, id = "", key, stage, versionId] =
    /^(arn:(?:[^:]*:){5}[^:]*|[^:]*)(?::([^:]*))?(?::([^:]*))?(?::([^:]*))?$/.exec(reference) ?? [];
  const arn = findSecret(place, id)?.arn ?? `arn:aws:secretsmanager:${region}:${account}:secret:${id}`;
  const refused = refusal(place, build, "secretsmanager:GetSecretValue", arn);
  if (refused) return { reason: `AccessDeniedException: ${refused}` };
  try {
    const { secretString } = readVersion(readLiveSecret(place, id), versionId || undefined, stage || undefined);
    if (secretString === undefined) return { reason: `The secret ${id} has no text` };
    return key ? memberOf(secretString, key) : { value: secretString };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { reason: `${error.code}: ${error.message}` };
  }
}

function memberOf(json: string, key: string): Found {
  const missing = { reason: `Failed to find key ${key} in the secret` };
  try {
    const members: unknown = JSON.parse(json);
    if (typeof members !== "object" || members === null || !Object.hasOwn(members, key)) return missing;
    const value: unknown = (members as Record<string, unknown>)[key];
    return { value: typeof value === "string" ? value : JSON.stringify(value) };
  } catch {
    return missing;
  }
}
