import { DrizzleQueryError } from "drizzle-orm";
import pg from "pg";
import { expect, test } from "vitest";
import { isStoreUnavailable } from "./store-errors";

const withCode = (code: string, message = "words of its own"): Error => Object.assign(new Error(message), { code });
const ofQuery = (cause?: Error): Error => new DrizzleQueryError("select 1", [], cause);

test.each([
  ["a connection that is refused", withCode("ECONNREFUSED"), true],
  ["a connection that is reset", withCode("ECONNRESET"), true],
  ["a connection that broke as it was written to", withCode("EPIPE"), true],
  ["a name that is not resolved for now", withCode("EAI_AGAIN"), true],
  ["an administrator's stop", withCode("57P01"), true],
  ["a start that is not over", withCode("57P03"), true],
  ["too many connections", withCode("53300"), true],
  ["a pool that has ended", new Error("Cannot use a pool after calling end on the pool"), true],
  ["a pool without a client to give", new Error("timeout exceeded when trying to connect"), true],
  ["a connection that took too long", new Error("Connection terminated due to connection timeout"), true],
  ["a connection that ended", new Error("Connection terminated unexpectedly"), true],
  ["a query on a connection that broke", ofQuery(withCode("EPIPE")), true],
  ["a query on a connection that ended", ofQuery(new Error("Connection terminated unexpectedly")), true],
  ["a query that met the stop", ofQuery(withCode("57P01")), true],
  ["a query without a cause", ofQuery(), true],
  [
    "a query of another copy of Drizzle",
    Object.assign(new Error("Failed query", { cause: withCode("57P01") }), { query: "select 1", params: [] }),
    true,
  ],
  ["a query that broke a rule", ofQuery(withCode("23505")), false],
  ["a query in a failed transaction", ofQuery(withCode("25P02")), false],
  ["a rule that is broken outside a query", withCode("23505"), false],
  ["AWS's connection that is refused", Object.assign(withCode("ECONNREFUSED"), { $metadata: { attempts: 3 } }), false],
  ["a file that is not there", withCode("ENOENT"), false],
  ["a mistake of ours", new TypeError("x is not a function"), false],
  ["what is no error", "ECONNREFUSED", false],
])("%s", (_what, error, expected) => {
  expect(isStoreUnavailable(error)).toBe(expected);
});

test("a pool whose database is not there, or that has ended, gives no client", async () => {
  const pool = new pg.Pool({ host: "127.0.0.1", port: 1 });
  expect(isStoreUnavailable(await pool.connect().catch((error: unknown) => error))).toBe(true);
  await pool.end();
  expect(isStoreUnavailable(await pool.connect().catch((error: unknown) => error))).toBe(true);
});
