const firstLines = 4;
const lastLines = 8;

/** Of many lines that tell of an error, those that are looked through for its cause: where it began, and where it ended. */
export function keptErrors(errors: readonly string[]): string[] {
  if (errors.length <= firstLines + lastLines) return [...errors];
  return [...errors.slice(0, firstLines), ...errors.slice(-lastLines)];
}
