import "server-only";
import { execFileSync } from "node:child_process";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";

const fileName = "slipway.pid";
const heartbeatMs = 2_000;
const silentAfterMs = 10_000;

interface Holder {
  pid: number;
  startTime?: string;
  host: string;
}

export interface DataFolderLock {
  release(): void;
}

/** Keeps a data folder to one process: PGlite takes no lock of its own, and two on one folder destroy it. */
export function lockDataFolder(folder: string): DataFolderLock {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, fileName);
  const text = JSON.stringify({
    pid: process.pid,
    startTime: startTimeOf(process.pid),
    host: hostname(),
  } satisfies Holder);
  while (!create(file, text)) {
    const other = read(file);
    if (other === undefined) continue;
    const holder = parse(other);
    if (isAlive(holder, file)) throw new Error(refusal(folder, holder));
    remove(file, other);
  }
  const heartbeat = setInterval(() => utimesSync(file, new Date(), new Date()), heartbeatMs).unref();
  const release = (): void => {
    clearInterval(heartbeat);
    remove(file, text);
  };
  return { release };
}

/** A process that was killed while it wrote leaves an empty file: of a holder that nobody knows, only the heartbeat tells. */
function parse(text: string): Holder {
  try {
    return JSON.parse(text);
  } catch {
    return { pid: 0, host: "" };
  }
}

function refusal(folder: string, { pid, host }: Holder): string {
  const where = host === hostname() ? "" : ` on ${host}`;
  return `The data folder ${folder} is in use by process ${pid}${where}. Stop that process, or set SLIPWAY_DATA_DIR to another folder.`;
}

function create(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** Moved aside before it is removed, so that of two who find a stale file neither removes the other's new one. */
function remove(file: string, expected: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readFileSync(/* turbopackIgnore: true */ aside, "utf8") !== expected) linkSync(aside, file);
    rmSync(aside);
  } catch (error) {
    if (!hasCode(error, "ENOENT") && !hasCode(error, "EEXIST")) throw error;
  }
}

/** A pid says nothing from another host or container: there, a heartbeat does. */
function isAlive({ pid, startTime, host }: Holder, file: string): boolean {
  if (host !== hostname()) return Date.now() - statSync(file).mtimeMs < silentAfterMs;
  if (!hasProcess(pid)) return false;
  const now = startTimeOf(pid);
  return now === undefined || startTime === undefined ? pid !== process.pid : now === startTime;
}

function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

/** Tells a process from a later one with the same pid. */
function startTimeOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const afterName = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return afterName[19]; // the 22nd field of proc(5): starttime
  } catch {
    return startTimeByPs(pid);
  }
}

function startTimeByPs(pid: number): string | undefined {
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
  } catch {
    return undefined;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
