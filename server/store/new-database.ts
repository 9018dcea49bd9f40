import "server-only";
import { existsSync } from "node:fs";
import { cp, rename, rm } from "node:fs/promises";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";

/** A database with empty tables, made when the project was set up: a copy is there in a tenth of the time that making one takes. */
const seed = path.join(process.cwd(), "node_modules/.cache/slipway/database-seed");

/** Makes PGlite's folder unless it is there, whole or not at all. */
export async function ensureDatabase(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  if (existsSync(seed)) await cp(seed, unfinished, { recursive: true });
  else await (await PGlite.create(unfinished)).close();
  await rename(unfinished, folder);
}
