import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { holdExecutorLock, isExecutorLockFree, withExecutorLock } from "./executor-lock";
import { openStore, type Store } from "./open-store";

const databaseUrl = process.env.DATABASE_URL;

describe.runIf(databaseUrl)("the lock of an executor", () => {
  const dead = "an executor that nobody is";
  let executorId: string;
  let own: Store;
  let other: Store;

  beforeEach(async () => {
    executorId = randomUUID();
    own = await openStore({ databaseUrl, dataDir: "" });
    other = await openStore({ databaseUrl, dataDir: "" });
    return async () => {
      await own.close();
      await other.close();
    };
  });

  const endItsConnection = async (): Promise<void> => {
    await other.pool.query(
      "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid::int8::bit(32) = hashtext($1)::bit(32)",
      [executorId],
    );
  };

  test("is seen to be held by the others as long as the executor is there", async () => {
    expect(await isExecutorLockFree(other, executorId)).toBe(true);
    await holdExecutorLock(own, executorId);
    expect(await isExecutorLockFree(other, executorId)).toBe(false);
    expect(await isExecutorLockFree(other, dead)).toBe(true);
  });

  test("is taken again when its connection was lost", async () => {
    await holdExecutorLock(own, executorId);
    await endItsConnection();
    await vi.waitFor(async () => expect(await isExecutorLockFree(other, executorId)).toBe(true));
    await vi.waitFor(async () => expect(await isExecutorLockFree(other, executorId)).toBe(false), 5_000);
  }, 10_000);

  test("lets one of the others at a time take over, and nobody while the executor is there", async () => {
    const work = vi.fn(async () => {
      expect(await isExecutorLockFree(own, executorId)).toBe(false);
      await withExecutorLock(own, executorId, () => Promise.reject(new Error("Two at once")));
    });
    await withExecutorLock(other, executorId, work);
    expect(work).toHaveBeenCalledTimes(1);

    await holdExecutorLock(own, executorId);
    await withExecutorLock(other, executorId, work);
    expect(work).toHaveBeenCalledTimes(1);
  });

  test("is free again when taking over failed", async () => {
    const failed = withExecutorLock(other, executorId, () => Promise.reject(new Error("No")));
    await expect(failed).rejects.toThrow("No");
    expect(await isExecutorLockFree(own, executorId)).toBe(true);
  });
});
