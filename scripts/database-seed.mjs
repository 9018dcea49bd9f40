import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root, runNode } from "./project.mjs";

const folder = path.join(root, "node_modules/.cache/slipway/database-seed");
const versionFile = `${folder}.version`;
const migrations = path.join(root, "server/store/migrations");

/** Makes the empty database that a console without PostgreSQL starts from: making its tables takes seconds, a copy does not. */
export async function ensureDatabaseSeed() {
  const version = wantedVersion();
  if (existsSync(folder) && existsSync(versionFile) && readFileSync(versionFile, "utf8") === version) return folder;
  rmSync(folder, { recursive: true, force: true });
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const code = await runNode([
    "--conditions=react-server",
    "--import",
    "tsx",
    "scripts/make-database-seed.ts",
    unfinished,
  ]);
  if (code !== 0) throw new Error("The database to start from could not be made; what it says is above.");
  renameSync(path.join(unfinished, "database"), folder);
  rmSync(unfinished, { recursive: true });
  writeFileSync(versionFile, version);
  return folder;
}

function wantedVersion() {
  const manifests = ["@electric-sql/pglite", "@dbos-inc/dbos-sdk"].map((name) =>
    path.join(root, "node_modules", name, "package.json"),
  );
  const sql = readdirSync(migrations)
    .filter((name) => name.endsWith(".sql"))
    .map((name) => path.join(migrations, name));
  const hash = createHash("sha256");
  for (const file of [...manifests, ...sql]) hash.update(readFileSync(file));
  return hash.digest("hex");
}
