import { mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { lockDataFolder } from "./data-folder-lock";
import { openStore } from "./open-store";
import { startProcess } from "./testing-process";

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "slipway-lock-"));
  file = path.join(folder, "slipway.pid");
  return () => rm(folder, { recursive: true });
});

const holdFolder = (): ReturnType<typeof startProcess> =>
  startProcess(`
    const { lockDataFolder } = await import(${JSON.stringify(path.resolve("server/store/data-folder-lock.ts"))});
    lockDataFolder(${JSON.stringify(folder)});
    console.log("locked");
    setInterval(() => {}, 1000);
  `);

test("a second process on a data folder is refused with the pid of the first, until that one is gone", async () => {
  const { child, lines, ended } = holdFolder();
  await lines.next();
  await expect(openStore({ dataDir: folder })).rejects.toThrow(`in use by process ${child.pid}.`);
  child.kill("SIGKILL");
  await ended;
  lockDataFolder(folder).release();
}, 10_000);

test("a second store in one process is refused too, until the first is closed", async () => {
  const store = await openStore({ dataDir: folder });
  await expect(openStore({ dataDir: folder })).rejects.toThrow(`in use by process ${process.pid}.`);
  await store.close();
  await (await openStore({ dataDir: folder })).close();
}, 15_000);

test("a pid that now belongs to another process does not hold the folder", async () => {
  const lock = lockDataFolder(folder);
  const holder = JSON.parse(await readFile(file, "utf8"));
  lock.release();
  await writeFile(file, JSON.stringify({ ...holder, startTime: "1" }));
  lockDataFolder(folder).release();
});

test("a process of another host holds the folder as long as it gives a sign of life", async () => {
  await writeFile(file, JSON.stringify({ pid: 1, host: `not-${hostname()}` }));
  expect(() => lockDataFolder(folder)).toThrow(`in use by process 1 on not-${hostname()}`);
  const minuteAgo = new Date(Date.now() - 60_000);
  await utimes(file, minuteAgo, minuteAgo);
  lockDataFolder(folder).release();
});

test("of many processes that find a stale lock, one gets it", async () => {
  await writeFile(file, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }));
  const processes = Array.from({ length: 4 }, holdFolder);
  const outcomes = await Promise.all(processes.map(({ lines }) => lines.next()));
  expect(outcomes.filter(({ done }) => !done)).toHaveLength(1);
  for (const { child } of processes) child.kill("SIGKILL");
  await Promise.all(processes.map(({ ended }) => ended));
}, 20_000);

test("a file that was not written to its end keeps the folder only for a moment", async () => {
  await writeFile(file, "");
  expect(() => lockDataFolder(folder)).toThrow("in use");
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(file, longAgo, longAgo);
  lockDataFolder(folder).release();
});
