import { AwsError } from "../../operation";

export function invalidParameter(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}

/** AWS's words for a member that breaks a rule of the API's model. */
export function violation(member: string, value: unknown, rule: string): AwsError {
  const shown = typeof value === "string" || typeof value === "number" ? value : JSON.stringify(value);
  return invalidParameter(
    `1 validation error detected: Value '${shown}' at '${member}' failed to satisfy constraint: Member must ${rule}`,
  );
}

export function checkPattern(member: string, value: string, pattern: string, most = 512): string {
  if (value.length > most) throw violation(member, value, `have length less than or equal to ${most}`);
  if (value === "") throw violation(member, value, "have length greater than or equal to 1");
  if (!new RegExp(`^${pattern}$`, "u").test(value)) {
    throw violation(member, value, `satisfy regular expression pattern: ${pattern}`);
  }
  return value;
}

export function checkRange(member: string, value: number | undefined, least: number, most: number): number | undefined {
  if (value === undefined) return undefined;
  if (value < least) throw violation(member, value, `have value greater than or equal to ${least}`);
  if (value > most) throw violation(member, value, `have value less than or equal to ${most}`);
  return value;
}

export function checkLength(member: string, list: readonly unknown[] | undefined, most: number): void {
  if (list?.length === 0) throw violation(member, list, "have length greater than or equal to 1");
  if (list && list.length > most) throw violation(member, list, `have length less than or equal to ${most}`);
}
