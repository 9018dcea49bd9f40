import { randomInt } from "node:crypto";

const characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

export function randomSuffix(): string {
  return Array.from({ length: 12 }, () => characters[randomInt(characters.length)]).join("");
}

interface Owner {
  stackName: string;
  logicalId: string;
}

/** The name of a resource that nobody named: `my-stack-Role-x1Y2z3`, cut where the service wants it shorter. */
export function generatedName({ stackName, logicalId }: Owner, longest: number): string {
  const suffix = randomSuffix();
  const room = longest - suffix.length - 2;
  const stackRoom = Math.max(room - logicalId.length, Math.floor(room / 2));
  const stackPart = stackName.slice(0, stackRoom);
  return `${stackPart}-${logicalId.slice(0, room - stackPart.length)}-${suffix}`;
}
