import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Takes the data folder for this script, so that a second one does not build under the first. The console keeps it once more for
 * itself (server/store/data-folder-lock.ts): it may also be started alone.
 */
export function takeDataFolder(dataDir) {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, "demo.pid");
  for (const name of ["demo.pid", "slipway.pid"]) {
    const holder = readHolder(path.join(dataDir, name));
    if (holder) throw new Error(`${dataDir} is in use by process ${holder}. Stop that one, or set SLIPWAY_DATA_DIR.`);
  }
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify({ pid: process.pid, startTime: startTimeOf(process.pid) }), { flag: "wx" });
  process.on("exit", () => rmSync(file, { force: true }));
}

/** The pid of the process that holds the folder; a pid that belongs to a later process holds nothing. */
function readHolder(file) {
  try {
    const { pid, startTime } = JSON.parse(readFileSync(file, "utf8"));
    const now = startTimeOf(pid);
    if (now !== undefined && startTime !== undefined && now !== startTime) return undefined;
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return error.code === "EPERM" ? "of another user" : undefined;
  }
}

function startTimeOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}

/** Made once and kept, so that a restart does not sign everybody out. */
export function keptSecret(dataDir) {
  const file = path.join(dataDir, "nextauth-secret");
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8");
}
