import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureDatabaseSeed } from "./database-seed.mjs";
import { commandOf, fail, root, runNode } from "./project.mjs";
import { setUp } from "./setup.mjs";

const sources = ["app", "components", "lib", "server", "public", "instrumentation.ts", "proxy.ts", "next.config.js"];
const settings = ["postcss.config.mjs", "package.json", "package-lock.json", "tsconfig.json"];
const output = path.join(root, ".next");
const stamp = path.join(output, "built-from");

/** Builds the console unless what it was built from is what is there now. */
export async function buildConsole() {
  const current = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === current) return;
  console.log("Building the console…");
  const code = await runNode([commandOf("next"), "build"], { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" });
  if (code !== 0) throw new Error("The console could not be built; what Next says is above.");
  await addWhatNextLeavesOut();
  writeFileSync(stamp, current);
}

/** The standalone server serves these, but Next does not put them beside it. */
async function addWhatNextLeavesOut() {
  const standalone = path.join(output, "standalone");
  const seed = await ensureDatabaseSeed();
  cpSync(path.join(output, "static"), path.join(standalone, ".next/static"), { recursive: true });
  const files = path.join(root, "public");
  if (existsSync(files)) cpSync(files, path.join(standalone, "public"), { recursive: true });
  cpSync(seed, path.join(standalone, path.relative(root, seed)), { recursive: true });
}

function fingerprint() {
  const hash = createHash("sha256").update(process.version);
  for (const name of [...sources, ...settings]) addToHash(hash, path.join(root, name));
  return hash.digest("hex");
}

function addToHash(hash, file) {
  if (!existsSync(file) || /\.test\.tsx?$/.test(file)) return;
  if (statSync(file).isDirectory()) {
    for (const name of readdirSync(file).sort()) addToHash(hash, path.join(file, name));
    return;
  }
  hash.update(path.relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await setUp().then(buildConsole).catch(fail);
}
