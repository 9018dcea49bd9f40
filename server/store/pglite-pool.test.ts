import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { ensureDatabase } from "./new-database";
import { openStore } from "./open-store";
import { openPglitePool } from "./pglite-pool";
import { startProcess } from "./testing-process";

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "slipway-pglite-"));
  return () => rm(dataDir, { recursive: true });
});

test("a transaction that was forgotten is ended, so that the others go on", async () => {
  const folder = path.join(dataDir, "database");
  await ensureDatabase(folder);
  const { pool, close } = await openPglitePool(folder, 100);
  pool.on("error", () => {});
  const forgetful = await pool.connect();
  const heard = vi.fn();
  forgetful.on("error", heard);
  await forgetful.query("begin");
  await forgetful.query("create table never ()");
  const { rows } = await pool.query("select to_regclass('never') as never");
  expect(rows).toEqual([{ never: null }]);
  expect(heard.mock.calls[0]?.[0]).toMatchObject({ code: "25P03" });
  await expect(forgetful.query("select 1")).rejects.toThrow();
  forgetful.release(true);
  await close();
}, 15_000);

test("a database that dies is opened again with all that was acknowledged, and listeners are told", async () => {
  const store = await openStore({ dataDir });
  const heard: string[] = [];
  await store.listen("runs", (payload) => heard.push(payload));
  await store.pool.query("create table lines (n int)");
  await store.pool.query("insert into lines values (1)");
  const open = await store.pool.connect();
  await open.query("begin");
  await open.query("insert into lines values (2)");
  // PGlite ends when it is asked to read from a client's standard input.
  await expect(open.query("copy lines from stdin")).rejects.toMatchObject({ code: "57P02" });
  open.release(true);
  expect((await store.pool.query("select n from lines")).rows).toEqual([{ n: 1 }]);
  await vi.waitFor(() => expect(heard).toEqual([""]), { timeout: 5_000 });
  await store.notify("runs", "id");
  await vi.waitFor(() => expect(heard).toEqual(["", "id"]));
  await store.close();
}, 15_000);

test("a process killed while it writes loses no row that was acknowledged", async () => {
  const acknowledged: number[] = [];
  for (const round of [1, 2, 3]) {
    const { child, lines, ended } = startProcess(`
      const { openStore } = await import(${JSON.stringify(path.resolve("server/store/open-store.ts"))});
      const { pool } = await openStore({ dataDir: ${JSON.stringify(dataDir)} });
      await pool.query("create table if not exists acknowledged (n int primary key, text text)");
      const write = async (n) => {
        for (; ; n += 4) {
          await pool.query("insert into acknowledged values ($1, repeat('line ', 200))", [n]);
          process.stdout.write(n + "\\n");
        }
      };
      for (const writer of [0, 1, 2, 3]) void write(${round} * 1_000_000 + writer);
    `);
    for (let count = 0; count < 200; count++) acknowledged.push(Number((await lines.next()).value));
    child.kill("SIGKILL");
    for (let line = await lines.next(); !line.done; line = await lines.next()) acknowledged.push(Number(line.value));
    await ended;
  }
  const store = await openStore({ dataDir });
  const { rows } = await store.pool.query<{ n: number }>("select n from acknowledged");
  await store.close();
  const stored = new Set(rows.map(({ n }) => n));
  expect(acknowledged.length).toBeGreaterThanOrEqual(600);
  expect(acknowledged.filter((n) => !stored.has(n))).toEqual([]);
}, 60_000);
