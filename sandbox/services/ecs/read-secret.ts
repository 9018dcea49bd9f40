import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { readLiveSecret } from "../secretsmanager/tables";
import { readVersion } from "../secretsmanager/versions";
import { findParameter, selectVersion } from "../ssm/tables";

type Secret = { value: string } | { problem: string };

const RETRIED = "service call has been retried 1 time(s):";
/** Behind an ARN of Secrets Manager may stand which part is wanted: `…:secret:shop-a1B2c3:json-key:stage:version`. */
const SECRET = /^(arn:[^:]*:secretsmanager:([^:]*):[^:]*:secret:[^:]+)(?::([^:]*)(?::([^:]*)(?::([^:]*))?)?)?$/;

/** What a container gets for `valueFrom`, or why ECS cannot give it. */
export function readSecret(place: Place, valueFrom: string): Secret {
  return valueFrom.includes(":secretsmanager:")
    ? fromSecretsManager(place, valueFrom)
    : fromParameterStore(place, valueFrom);
}

function fromSecretsManager(place: Place, valueFrom: string): Secret {
  const asm = `unable to retrieve secret from asm: ${RETRIED}`;
  const [, arn, region, jsonKey, stage, versionId] = SECRET.exec(valueFrom) ?? [];
  if (!arn || !region) return { problem: `${asm} invalid ARN: ${valueFrom}` };
  try {
    const secret = readLiveSecret({ ...place, region }, arn);
    const { secretString = "" } = readVersion(secret, versionId || undefined, stage || undefined);
    return jsonKey ? memberOf(secretString, jsonKey, asm) : { value: secretString };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { problem: `${asm} failed to fetch secret ${arn} from secrets manager: ${error.code}: ${error.message}` };
  }
}

function memberOf(text: string, key: string, asm: string): Secret {
  const missing = { problem: `${asm} retrieved secret from Secrets Manager did not contain json key ${key}` };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return missing;
    const member = (value as Record<string, unknown>)[key];
    return { value: typeof member === "string" ? member : JSON.stringify(member) };
  } catch {
    return missing;
  }
}

function fromParameterStore(place: Place, valueFrom: string): Secret {
  const [, region = place.region] = /^arn:[^:]*:ssm:([^:]*):/.exec(valueFrom) ?? [];
  const found = findParameter({ ...place, region }, valueFrom);
  const version = found && selectVersion(found.row, found.selector);
  if (version) return { value: version.value };
  const name = valueFrom.replace(/^arn:[^:]*:ssm:[^:]*:[^:]*:parameter/, "");
  return { problem: `unable to retrieve secrets from ssm: ${RETRIED} invalid ssm parameters: ${name}` };
}
