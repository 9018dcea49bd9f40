import { randomBytes, randomInt } from "node:crypto";

export function randomHex(length: number): string {
  return randomBytes(Math.ceil(length / 2))
    .toString("hex")
    .slice(0, length);
}

/** As in the ids of ECS deployments and revisions: decimal digits, the first not zero. */
export function randomDigits(length: number): string {
  return Array.from({ length }, (_, index) => randomInt(index === 0 ? 1 : 0, 10)).join("");
}

/** As in the unique ids of IAM: capital letters and the digits 2 to 7. */
export function randomId(length: number): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
}
