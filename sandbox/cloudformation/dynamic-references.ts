import { AwsError, type Call } from "../operation";
import { getSecretValue } from "../services/secretsmanager/get-secrets";
import { plainFailure } from "./plain-failure";
import { findStored, unfetchable } from "./stored-parameters";
import { isObject, type TemplateObject, type TemplateValue } from "./template-value";
import { validationError } from "./validation-error";

const reference = /\{\{resolve:(ssm|ssm-secure|secretsmanager):([^{}]+)\}\}/g;

/** Properties with what they refer to outside of the template put in its place. */
export function withFetchedValues(call: Call, properties: TemplateObject): TemplateObject {
  try {
    return fetchAll(call, properties) as TemplateObject;
  } catch (error) {
    if (error instanceof AwsError) throw plainFailure(error.message);
    throw error;
  }
}

function fetchAll(call: Call, value: TemplateValue): TemplateValue {
  if (Array.isArray(value)) return value.map((item) => fetchAll(call, item));
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fetchAll(call, member)]));
  }
  if (typeof value !== "string") return value;
  return value.replace(reference, (_, service: string, key: string) =>
    service === "secretsmanager" ? secretValue(call, key) : storedValue(call, key),
  );
}

function storedValue(call: Call, key: string): string {
  const version = findStored(call, key);
  if (version && version.type !== "SecureString") return version.value;
  throw unfetchable([key]);
}

/** `id:SecretString:json-key:version-stage:version-id`, of which only the id must be there; an ARN has six colons. */
function secretValue(call: Call, key: string): string {
  const [, secretId = key, rest = ""] = /^(arn:(?:[^:]*:){5}[^:]+|[^:]+)(?::(.*))?$/.exec(key) ?? [];
  const [, jsonKey, stage, versionId] = rest.split(":");
  const { SecretString = "" } = getSecretValue(call, {
    SecretId: secretId,
    VersionStage: stage || undefined,
    VersionId: versionId || undefined,
  });
  return jsonKey ? memberOfSecret(SecretString, jsonKey) : SecretString;
}

function memberOfSecret(text: string, key: string): string {
  let members: unknown;
  try {
    members = JSON.parse(text);
  } catch {
    throw validationError("Could not parse SecretString JSON");
  }
  if (members && typeof members === "object" && Object.hasOwn(members, key)) {
    return String((members as Record<string, unknown>)[key]);
  }
  throw validationError("Could not find a value associated with JSONKey in SecretString");
}

/** None of the properties that may take a secure parameter belongs to a type that there is. */
export function refuseSecureReferences(type: string, properties: TemplateObject): void {
  const names = Object.keys(properties).filter((name) =>
    JSON.stringify(properties[name]).includes("{{resolve:ssm-secure:"),
  );
  if (names.length === 0) return;
  throw validationError(
    `SSM Secure reference is not supported in: [${names.map((name) => `${type}/Properties/${name}`).join(",")}]`,
  );
}
