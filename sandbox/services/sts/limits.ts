import type { Tag } from "@aws-sdk/client-sts";
import { AwsError } from "../../operation";

const namePattern = /^[\w+=,.@-]{2,64}$/;

export function checkDuration(seconds: number, most: number): void {
  if (seconds >= 900 && seconds <= most) return;
  const limit = seconds < 900 ? "greater than or equal to 900" : `less than or equal to ${most}`;
  throw violation(`Value '${seconds}' at 'durationSeconds'`, `Member must have value ${limit}`);
}

/** The name of a session or of a source. */
export function checkName(member: string, name: string): void {
  if (namePattern.test(name)) return;
  const rule =
    name.length < 2
      ? "Member must have length greater than or equal to 2"
      : name.length > 64
        ? "Member must have length less than or equal to 64"
        : "Member must satisfy regular expression pattern: [\\w+=,.@-]*";
  throw violation(`Value '${name}' at '${member}'`, rule);
}

export function checkRoleArn(arn: string): void {
  if (arn.length < 20)
    throw violation(`Value '${arn}' at 'roleArn'`, "Member must have length greater than or equal to 20");
  if (!/^arn:aws:iam::\d{12}:role\/.+/.test(arn)) throw new AwsError("ValidationError", `${arn} is invalid`);
}

export function checkTags(tags: readonly Tag[]): void {
  if (tags.length > 50) {
    throw violation(`Value '${JSON.stringify(tags)}' at 'tags'`, "Member must have length less than or equal to 50");
  }
  const names = tags.map(({ Key = "" }) => Key.toLowerCase());
  if (new Set(names).size < names.length) {
    throw new AwsError(
      "InvalidParameterValue",
      "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
    );
  }
}

/** A session policy: JSON, and not too long. */
export function checkSessionPolicy(policy: string): void {
  if (policy.length > 2048) {
    throw violation(`Value '${policy}' at 'policy'`, "Member must have length less than or equal to 2048");
  }
  try {
    JSON.parse(policy);
  } catch {
    throw new AwsError("MalformedPolicyDocument", "This policy contains invalid Json");
  }
}

function violation(what: string, rule: string): AwsError {
  return new AwsError("ValidationError", `1 validation error detected: ${what} failed to satisfy constraint: ${rule}`);
}
