import { AwsError } from "../../operation";

export function invalidInput(message: string): AwsError {
  return new AwsError("InvalidInputException", message);
}

/** AWS's words for a member that breaks a rule of the API's model. */
export function violation(member: string, value: unknown, rule: string): AwsError {
  const shown = typeof value === "object" ? JSON.stringify(value) : value;
  return invalidInput(
    `1 validation error detected: Value '${shown}' at '${member}' failed to satisfy constraint: Member must ${rule}`,
  );
}

export function checkRange(member: string, value: number | undefined, least: number, most: number): void {
  if (value === undefined) return;
  if (value < least) throw violation(member, value, `have value greater than or equal to ${least}`);
  if (value > most) throw violation(member, value, `have value less than or equal to ${most}`);
}

export function checkLength(member: string, list: readonly unknown[] | undefined, least: number, most: number): void {
  if (!list) return;
  if (list.length < least) throw violation(member, list, `have length greater than or equal to ${least}`);
  if (list.length > most) throw violation(member, list, `have length less than or equal to ${most}`);
}

export function checkChoice(member: string, value: string | undefined, choices: readonly string[]): void {
  if (value === undefined || choices.includes(value)) return;
  throw violation(member, value, `satisfy enum value set: [${choices.join(", ")}]`);
}
