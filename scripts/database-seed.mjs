import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./project.mjs";

const folder = path.join(root, "node_modules/.cache/slipway/database-seed");
const versionFile = `${folder}.version`;

/** Makes the empty database that a console without PostgreSQL starts from: PostgreSQL's initdb takes seconds, a copy does not. */
export async function ensureDatabaseSeed() {
  const { version } = JSON.parse(
    readFileSync(path.join(root, "node_modules/@electric-sql/pglite/package.json"), "utf8"),
  );
  if (existsSync(folder) && existsSync(versionFile) && readFileSync(versionFile, "utf8") === version) return folder;
  const { PGlite } = await import("@electric-sql/pglite");
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(path.dirname(folder), { recursive: true });
  const database = await PGlite.create(unfinished);
  await database.close();
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
  writeFileSync(versionFile, version);
  return folder;
}
