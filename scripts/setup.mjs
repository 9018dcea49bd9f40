import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBrowser } from "./browser.mjs";
import { ensureDatabaseSeed } from "./database-seed.mjs";
import { fail, root, run } from "./project.mjs";

const oldestNode = [20, 19];
const manifests = ["package.json", "package-lock.json"].map((name) => path.join(root, name));
const stamp = path.join(root, "node_modules/.cache/slipway/installed");

/** Installs what is missing; with `browser`, answers the path of one that the tests can use. */
export async function setUp({ browser = false } = {}) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    throw new Error(`Slipway needs Node ${oldestNode.join(".")} or newer; this is ${process.version}.`);
  }
  if (!isInstalled()) await installPackages();
  await ensureDatabaseSeed();
  return browser ? ensureBrowser() : undefined;
}

async function installPackages() {
  console.log("Installing packages…");
  // The pretend AWS and the build need the development packages too, whatever NODE_ENV says.
  // Not `npm ci`: a lock written where some platforms' packages are missing would be refused by it.
  const code = await run(process.platform === "win32" ? "npm.cmd" : "npm", [
    "install",
    "--include=dev",
    "--no-audit",
    "--no-fund",
  ]);
  if (code !== 0) throw new Error("npm could not install the packages; what it says is above.");
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted());
}

/** By content, or else by age: whoever has just run `npm install` need not wait for another. */
function isInstalled() {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted()) return true;
  const installed = path.join(root, "node_modules/.package-lock.json");
  return existsSync(installed) && manifests.every((file) => statSync(file).mtimeMs <= statSync(installed).mtimeMs);
}

function wanted() {
  const hash = createHash("sha256");
  for (const file of manifests) hash.update(readFileSync(file));
  return hash.digest("hex");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const browser = process.argv.includes("--browser");
  await setUp({ browser })
    .then((found) => console.log(found ? `Ready. Browser: ${found}` : "Ready."))
    .catch(fail);
}
