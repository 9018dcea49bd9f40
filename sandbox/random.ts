import { randomBytes, randomInt } from "node:crypto";

const POOL_BYTES = 4096;
let pool = Buffer.alloc(0);

/** Bytes are fetched many at a time: each fetch costs as much as thousands of them. */
export function randomHex(length: number): string {
  const bytes = Math.ceil(length / 2);
  if (pool.length < bytes) pool = randomBytes(Math.max(POOL_BYTES, bytes));
  const hex = pool.toString("hex", 0, bytes).slice(0, length);
  pool = pool.subarray(bytes);
  return hex;
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
