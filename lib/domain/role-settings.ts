import { type Grant, NewGrant } from "./grant";

/**
 * Roles as a setting of the process gives them: `admin=person:alice@example.com, viewer=group:everyone@123456789012~eu-west-1`.
 * Without a target, everywhere. Throws for anything else, with the part that is wrong.
 */
export function parseRoleSettings(text: string): Grant[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(parsePart);
}

// The target is what follows the last @, if that is one: an e-mail address has an @ of its own.
const form = /^(?<role>[^=]*)=(?<subjectKind>[^:]*):(?<subject>.+?)(?:@(?<target>\d{12}~[^@]*|\*))?$/;

function parsePart(part: string): Grant {
  const { target = "*", ...rest } = form.exec(part)?.groups ?? {};
  const line = NewGrant.safeParse({ ...rest, target });
  if (!line.success) throw new Error(`“${part}” is not role=kind:subject or role=kind:subject@target`);
  return { ...line.data, id: `settings:${part}`, fromSettings: true };
}
