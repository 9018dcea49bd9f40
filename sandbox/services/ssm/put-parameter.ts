import type { PutParameterRequest, PutParameterResult } from "@aws-sdk/client-ssm";
import { checkConstraints } from "../../constraints";
import { AwsError, type Call } from "../../operation";
import { checkName } from "./parameter-name";
import { newestVersion, type ParameterRow, type ParameterVersion, parameterArn, parameterTable } from "./tables";

const MOST_STANDARD_BYTES = 4096;
const MOST_ADVANCED_BYTES = 8192;
const MOST_VERSIONS = 100;
const MOST_STANDARD = 10_000;
const MOST_TAGS = 50;

export function putParameter(call: Call, input: PutParameterRequest): PutParameterResult {
  checkConstraints(input, {
    Name: { min: 1, max: 2048 },
    Description: { max: 1024 },
    Type: { values: ["String", "StringList", "SecureString"] },
    KeyId: { min: 1, max: 256, pattern: /^([a-zA-Z0-9:/_-]+)$/ },
    AllowedPattern: { max: 1024 },
    Tier: { values: ["Standard", "Advanced", "Intelligent-Tiering"] },
    Policies: { min: 1, max: 4096 },
  });
  const name = (input.Name ?? "").replace(/^arn:[^:]*:ssm:[^:]*:[^:]*:parameter(?=\/)/, "");
  checkName(name);
  const existing = parameterTable(call).get(name);
  const before = existing && newestVersion(existing);
  if (existing && !input.Overwrite) {
    throw new AwsError(
      "ParameterAlreadyExists",
      "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
    );
  }
  if (input.Overwrite && input.Tags && input.Tags.length > 0) {
    throw invalid(
      "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
    );
  }
  if ((input.Tags ?? []).length > MOST_TAGS) throw invalid(`The number of tags exceeds the limit of ${MOST_TAGS}.`);
  const version = newVersion(call, input, before);
  const row: ParameterRow = existing ?? {
    name,
    arn: parameterArn(call, name),
    versions: [],
    tags: Object.fromEntries((input.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value])),
    createdAt: version.modifiedAt,
    madeBy: call.principal.arn,
  };
  if (!existing && parameterTable(call).size >= MOST_STANDARD) {
    throw new AwsError(
      "ParameterLimitExceeded",
      `You have exceeded the number of parameters for this account and Region (${MOST_STANDARD}).`,
    );
  }
  addVersion(row, version);
  parameterTable(call).set(name, row);
  call.world.record("effect", call, "ssm.parameter-put", { name, version: version.version });
  return { Version: version.version, Tier: version.tier };
}

/** The oldest version makes room, unless somebody gave it a label. */
function addVersion(row: ParameterRow, version: ParameterVersion): void {
  const [oldest] = row.versions;
  if (row.versions.length >= MOST_VERSIONS) {
    if (oldest && oldest.labels.length > 0) {
      throw new AwsError(
        "ParameterMaxVersionLimitExceeded",
        `You attempted to create a new version of ${row.name} by calling the PutParameter API with the overwrite flag. Version ${oldest.version}, the oldest version, can't be deleted because it has a label associated with it. Move the label to another version of the parameter, and try again.`,
      );
    }
    row.versions.shift();
  }
  row.versions.push(version);
}

function newVersion(call: Call, input: PutParameterRequest, before: ParameterVersion | undefined): ParameterVersion {
  const { Value: value = "", DataType: dataType = before?.dataType ?? "text" } = input;
  const type = input.Type ?? before?.type;
  if (!type) throw invalid("A parameter type is required when you create a parameter.");
  if (value === "") throw tooShort(value);
  const allowedPattern = input.AllowedPattern ?? before?.allowedPattern;
  checkPattern(value, allowedPattern);
  if (dataType !== "text" && dataType !== "aws:ec2:image" && dataType !== "aws:ssm:integration") {
    throw invalid(`The following data type is not supported: ${dataType} (Data type names are all lowercase.)`);
  }
  if (before && type !== before.type && [type, before.type].includes("SecureString")) {
    throw new AwsError(
      "HierarchyTypeMismatchException",
      "Parameter Store does not support changing a parameter type in a hierarchy. For example, you can't change a parameter from a String type to a SecureString type. You must create a new, unique parameter.",
    );
  }
  return {
    version: (before?.version ?? 0) + 1,
    value,
    type,
    keyId: type === "SecureString" ? (input.KeyId ?? before?.keyId ?? "alias/aws/ssm") : undefined,
    description: input.Description ?? before?.description,
    allowedPattern,
    tier: tierOf(input, before),
    dataType,
    policies: policiesOf(input) ?? before?.policies,
    labels: [],
    modifiedAt: call.world.clock.date(),
    modifiedBy: call.principal.arn,
  };
}

function tierOf({ Tier, Value = "", Policies }: PutParameterRequest, before: ParameterVersion | undefined) {
  const bytes = Buffer.byteLength(Value);
  const needsAdvanced = bytes > MOST_STANDARD_BYTES || (Policies !== undefined && Policies !== "[]");
  if (bytes > MOST_ADVANCED_BYTES) {
    throw invalid(`Advanced tier parameters support a maximum parameter value of ${MOST_ADVANCED_BYTES} characters.`);
  }
  if (Tier === "Advanced" || (before?.tier === "Advanced" && Tier === undefined)) return "Advanced";
  if (before?.tier === "Advanced" && Tier === "Standard") {
    throw invalid(
      "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the advanced-parameter tier to the standard-parameter tier. If necessary, you can delete the advanced parameter and recreate it as a standard parameter.",
    );
  }
  if (Tier === "Intelligent-Tiering") return needsAdvanced ? "Advanced" : "Standard";
  if (bytes > MOST_STANDARD_BYTES) {
    throw invalid(
      `Standard tier parameters support a maximum parameter value of ${MOST_STANDARD_BYTES} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html`,
    );
  }
  if (needsAdvanced) throw invalid("Standard tier parameters do not support parameter policies.");
  return "Standard";
}

function checkPattern(value: string, allowedPattern: string | undefined): void {
  if (!allowedPattern) return;
  let pattern: RegExp;
  try {
    pattern = new RegExp(`^(?:${allowedPattern})$`);
  } catch {
    throw new AwsError("InvalidAllowedPatternException", "The allowed pattern is not a valid regular expression.");
  }
  if (!pattern.test(value)) {
    throw new AwsError(
      "ParameterPatternMismatchException",
      `Parameter value, cannot be validated against allowedPattern: ${allowedPattern}`,
    );
  }
}

function policiesOf({ Policies }: PutParameterRequest): string | undefined {
  if (Policies === undefined) return undefined;
  try {
    const policies: unknown = JSON.parse(Policies);
    if (!Array.isArray(policies)) throw new SyntaxError("A list is wanted");
    const known = ["Expiration", "ExpirationNotification", "NoChangeNotification"];
    if (policies.some(({ Type }: { Type?: string }) => !known.includes(Type ?? ""))) {
      throw new AwsError(
        "InvalidPolicyTypeException",
        "The policy type is not supported. Parameter Store supports the following policy types: Expiration, ExpirationNotification, and NoChangeNotification.",
      );
    }
    return Policies;
  } catch (error) {
    if (error instanceof AwsError) throw error;
    throw new AwsError("InvalidPolicyAttributeException", "Failed to parse the policies: they must be a list in JSON.");
  }
}

function tooShort(value: string): AwsError {
  return invalid(
    `1 validation error detected: Value '${value}' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1`,
  );
}

function invalid(message: string): AwsError {
  return new AwsError("ValidationException", message);
}
