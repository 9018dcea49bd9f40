import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openStore, type Store } from "./open-store";

interface Storage {
  open(): Promise<Store>;
  remove(): Promise<void>;
}

async function pglite(): Promise<Storage> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "slipway-store-"));
  return {
    open: () => openStore({ dataDir }),
    remove: () => rm(dataDir, { recursive: true }),
  };
}

/** A database of its own on the server that DATABASE_URL names. */
async function postgres(serverUrl: string): Promise<Storage> {
  const name = `slipway_test_${randomUUID().replaceAll("-", "")}`;
  const databaseUrl = new URL(serverUrl);
  databaseUrl.pathname = `/${name}`;
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`create database ${name}`);
  return {
    open: () => openStore({ databaseUrl: databaseUrl.href, dataDir: "" }),
    remove: () => run(`drop database ${name} with (force)`),
  };
}

const serverUrl = process.env.DATABASE_URL;
const onPglite = { name: "PGlite", create: pglite };
const onPostgres = (url: string) => ({ name: "PostgreSQL", create: () => postgres(url) });

describe.each(serverUrl ? [onPglite, onPostgres(serverUrl)] : [onPglite])("a store on $name", ({ create }) => {
  let storage: Storage;
  let store: Store;

  beforeAll(async () => {
    storage = await create();
    store = await storage.open();
    await store.pool.query("create table accounts (id int primary key, amount int not null)");
    return async () => {
      await store.close();
      await storage.remove();
    };
  }, 30_000);

  beforeEach(() => store.pool.query("truncate accounts"));

  test("transactions of several clients at once do not mix", async () => {
    await store.pool.query("insert into accounts select id, 1000 from generate_series(0, 7) id");
    const transfer = async (client: number): Promise<void> => {
      for (let turn = 0; turn < 25; turn++) {
        const [from, to] = [client, (client + 1 + (turn % 7)) % 8].toSorted();
        const connection = await store.pool.connect();
        try {
          await connection.query("begin");
          await connection.query("update accounts set amount = amount - 1 where id = $1", [from]);
          if (turn % 3 === 0) await delay(1);
          await connection.query("update accounts set amount = amount + 1 where id = $1", [to]);
          await connection.query(turn % 5 === 0 ? "rollback" : "commit");
        } finally {
          connection.release();
        }
        const { rows } = await store.pool.query("select $1::int as client, sum(amount)::int as sum from accounts", [
          client,
        ]);
        expect(rows).toEqual([{ client, sum: 8000 }]);
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, client) => transfer(client)));
  }, 20_000);

  test("an error in a transaction ends the transaction, not the client", async () => {
    const client = await store.pool.connect();
    await client.query("begin");
    await client.query("insert into accounts values (1, 1)");
    await expect(client.query("insert into accounts values ($1, $2)", [1, 2])).rejects.toMatchObject({ code: "23505" });
    await expect(client.query("select 1")).rejects.toMatchObject({ code: "25P02" });
    await client.query("rollback");
    expect((await client.query("select count(*)::int as count from accounts")).rows).toEqual([{ count: 0 }]);
    client.release();
  });

  test("a client that goes away in a transaction leaves nothing behind and holds up nobody", async () => {
    const client = await store.pool.connect();
    await client.query("begin");
    await client.query("insert into accounts values (1, 1)");
    client.release(true);
    await vi.waitFor(async () => {
      await store.pool.query("insert into accounts values (1, 2)");
    });
    expect((await store.pool.query("select amount from accounts")).rows).toEqual([{ amount: 2 }]);
  });

  test("two clients may give one name to different prepared statements", async () => {
    const clients = [await store.pool.connect(), await store.pool.connect()];
    for (const round of [1, 2]) {
      for (const [index, client] of clients.entries()) {
        const text = index === 0 ? "select $1::int + 1 as answer" : "select $1::int * 10 as answer";
        const { rows } = await client.query({ name: "answer", text, values: [round] });
        expect(rows).toEqual([{ answer: index === 0 ? round + 1 : round * 10 }]);
      }
    }
    for (const client of clients) client.release(true);
    const reused = await store.pool.connect();
    const { rows } = await reused.query({ name: "answer", text: "select 'new' as answer" });
    expect(rows).toEqual([{ answer: "new" }]);
    reused.release(true);
  });

  test("a notification reaches those who listen to its channel, when it is committed", async () => {
    const heard: string[] = [];
    const unlisten = await store.listen("Runs", (id) => heard.push(id));
    await store.listen("logs", (id) => heard.push(`log ${id}`));
    const client = await store.pool.connect();
    await client.query("begin");
    await client.query("select pg_notify('Runs', 'rolled back')");
    await client.query("rollback");
    await client.query("begin");
    await client.query("select pg_notify('Runs', 'one')");
    client.on("notification", ({ payload }) => heard.push(`not mine: ${payload}`));
    await delay(20);
    expect(heard).toEqual([]);
    await client.query("commit");
    await store.notify("runs", "another channel");
    await store.notify("Runs", "two", "three");
    await store.notify("logs", "four");
    await vi.waitFor(() => expect(heard).toEqual(["one", "two", "three", "log four"]));
    unlisten();
    await store.notify("Runs", "five");
    await store.notify("logs", "six");
    await vi.waitFor(() => expect(heard).toHaveLength(5));
    expect(heard.at(-1)).toBe("log six");
    client.release(true);
  });

  test("one client may stop listening while another goes on", async () => {
    const [leaving, staying] = [await store.pool.connect(), await store.pool.connect()];
    const heard: string[] = [];
    leaving.on("notification", ({ payload }) => heard.push(`leaving ${payload}`));
    staying.on("notification", ({ payload }) => heard.push(`staying ${payload}`));
    await leaving.query("LISTEN shared");
    await staying.query("LISTEN shared");
    await leaving.query("UNLISTEN shared");
    await store.notify("shared", "word");
    await vi.waitFor(() => expect(heard).toEqual(["staying word"]));
    leaving.release(true);
    await store.notify("shared", "more");
    await vi.waitFor(() => expect(heard).toEqual(["staying word", "staying more"]));
    staying.release(true);
  });

  test("rows come back whole, however many and however large", async () => {
    const text = "ünïcödé 日本 ".repeat(100_000);
    const { rows } = await store.pool.query("select $1::text as text, n from generate_series(1, 3) n", [text]);
    expect(rows).toEqual([1, 2, 3].map((n) => ({ text, n })));
    expect((await store.pool.query("select n from generate_series(1, 20000) n")).rows).toHaveLength(20_000);
  });

  test("it is opened again by a second process or start with its rows in it", async () => {
    await store.pool.query("insert into accounts values (7, 7)");
    await store.close();
    store = await storage.open();
    expect((await store.pool.query("select id, amount from accounts")).rows).toEqual([{ id: 7, amount: 7 }]);
  }, 10_000);
});

describe.runIf(serverUrl)("a store on PostgreSQL alone", () => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await postgres(serverUrl ?? "");
  });
  afterAll(() => storage?.remove());

  test("replicas that start together migrate an empty database once", async () => {
    const stores = await Promise.all([storage.open(), storage.open(), storage.open()]);
    for (const store of stores) {
      expect((await store.pool.query("select count(*)::int as count from runs")).rows).toEqual([{ count: 0 }]);
      await store.close();
    }
  });
});
