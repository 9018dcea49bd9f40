import { AwsError } from "./operation";

/** What a member may be: `min` and `max` bound a text's or list's length, or a number's value. */
export interface Constraint {
  min?: number;
  max?: number;
  pattern?: RegExp;
  values?: readonly string[];
}

/** Refuses the members that break their constraints, all of them at once, in the words of AWS's common validation. */
export function checkConstraints(
  input: object,
  constraints: Readonly<Record<string, Constraint>>,
  errorCode = "ValidationException",
): void {
  const breaches = Object.entries(constraints).flatMap(([name, constraint]) => {
    const value = (input as Record<string, unknown>)[name];
    return value === undefined || value === null ? [] : breachesOf(name, value, constraint);
  });
  if (breaches.length === 0) return;
  const count = breaches.length === 1 ? "1 validation error" : `${breaches.length} validation errors`;
  throw new AwsError(errorCode, `${count} detected: ${breaches.join("; ")}`);
}

/** AWS tells a pattern without what says that it is for the whole text: `^(?:…)$`. */
function shownSource({ source }: RegExp): string {
  return source.replace(/^\^\(\?:(.*)\)\$$/, "$1");
}

function breachesOf(name: string, value: unknown, { min, max, pattern, values }: Constraint): string[] {
  const size = typeof value === "number" ? value : (value as string | unknown[]).length;
  const what = typeof value === "number" ? "value" : "length";
  const broken = [
    min !== undefined && size < min && `Member must have ${what} greater than or equal to ${min}`,
    max !== undefined && size > max && `Member must have ${what} less than or equal to ${max}`,
    pattern &&
      !pattern.test(String(value)) &&
      `Member must satisfy regular expression pattern: ${shownSource(pattern)}`,
    values && !values.includes(String(value)) && `Member must satisfy enum value set: [${values.join(", ")}]`,
  ];
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  const shown = Array.isArray(value) ? `[${value.join(", ")}]` : String(value);
  return broken
    .filter((text) => typeof text === "string")
    .map((text) => `Value '${shown}' at '${member}' failed to satisfy constraint: ${text}`);
}
