import { TargetSettings } from "./target";

/**
 * Targets as a setting of the process names them: `111122223333~eu-west-1=Shop production, 444455556666~us-east-1=Shop staging`,
 * each reached by people's own roles in IAM Identity Center. Throws for anything else, with the part that is wrong.
 */
export function parseTargetSettings(text: string): TargetSettings[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(parsePart);
}

function parsePart(part: string): TargetSettings {
  const [target, ...alias] = part.split("=");
  const settings = TargetSettings.safeParse({
    target: target?.trim(),
    alias: alias.join("="),
    colour: "plain",
    isProtected: false,
    reach: { by: "identity-center" },
    timeToLive: { tearsDownByItself: false },
  });
  if (!settings.success) throw new Error(`“${part}” is not account~region=name`);
  return settings.data;
}
