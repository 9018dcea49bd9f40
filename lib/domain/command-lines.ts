/** A command as a person types it: one part a line, or JSON as in a Dockerfile where a part has lines of its own. */
export function commandText(command: readonly string[]): string {
  const text = command.join("\n");
  return command.length === 0 || isSame(commandParts(text), command) ? text : JSON.stringify(command);
}

export function commandParts(text: string): string[] {
  const typed = text.trim();
  if (typed.startsWith("[")) {
    const parsed = parseParts(typed);
    if (parsed) return parsed;
  }
  return typed === "" ? [] : typed.split(/\r?\n/).map((part) => part.trim());
}

function parseParts(json: string): string[] | undefined {
  try {
    const parts: unknown = JSON.parse(json);
    return Array.isArray(parts) && parts.every((part) => typeof part === "string") ? parts : undefined;
  } catch {
    return undefined;
  }
}

function isSame(parts: readonly string[], others: readonly string[]): boolean {
  return parts.length === others.length && parts.every((part, index) => part === others[index]);
}
