import "server-only";
import { hash } from "node:crypto";
import type { audit } from "./access-schema";

/** A record as the database has it, or as a file of an export has it: there times are text, and what is not there is left out. */
export type ChainRecord = Omit<Partial<typeof audit.$inferSelect>, "at"> &
  Pick<typeof audit.$inferSelect, "id" | "previousHash" | "hash"> & { at: Date | string };

/** Of every record that there is before the first one. */
export const noHash = "0".repeat(64);

/** After every so many records their hash is signed. */
export const headEvery = 100;

type Members = Omit<ChainRecord, "hash">;

/** Every column but the hash itself: one that is added and not named here does not compile, for anybody could edit it. */
const hashed = {
  action: true,
  address: true,
  at: true,
  awsRequestIds: true,
  detail: true,
  door: true,
  id: true,
  of: true,
  personId: true,
  previousHash: true,
  reason: true,
  result: true,
  role: true,
  runId: true,
  subject: true,
  target: true,
  who: true,
} as const satisfies Record<keyof Members, true>;

// In the order of their names: the same record has the same hash wherever it is read.
const members = Object.keys(hashed).sort() as (keyof Members)[];

export function hashOf(record: Members): string {
  const said: unknown[] = [];
  for (const name of members) {
    const value = record[name];
    if (value !== undefined && value !== null) said.push(name, plain(value));
  }
  return hash("sha256", JSON.stringify(said));
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const kept = Object.entries(value).filter(([, member]) => member !== undefined); // as JSON keeps it
  return kept.sort(([one], [other]) => (one < other ? -1 : 1));
}
