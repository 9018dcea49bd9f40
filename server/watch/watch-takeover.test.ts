import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { ProblemError } from "@/lib/domain/problem";
import { openStore, type Store } from "@/server/store/open-store";
import { launchWatching } from "./watch-fleet";

const target = "111111111111~eu-west-1";
const databaseUrl = process.env.DATABASE_URL;
const opened: Store[] = [];

afterAll(() => Promise.all(opened.map((store) => store.close())));

async function open(): Promise<Store> {
  const store = await openStore({ databaseUrl, dataDir: mkdtempSync(path.join(tmpdir(), "slipway-watch-")) });
  opened.push(store);
  return store;
}

/** Counts who asks for rights to look: only who has the target does. */
async function replica(store: Store, asked: string[], name: string) {
  return launchWatching({
    store,
    isReplica: databaseUrl !== undefined,
    listTargets: async () => [target],
    openReader: async () => {
      asked.push(name);
      throw new ProblemError("needs-sign-in", "Nobody is signed in.");
    },
  });
}

test.runIf(databaseUrl)("one of the fleet watches a target, and another within ten seconds of its end", async () => {
  const asked: string[] = [];
  const [one, other] = [await open(), await open()];
  const first = await replica(one, asked, "first");
  await sleep(1_000);
  const second = await replica(other, asked, "second");
  await sleep(4_000);
  expect(new Set(asked)).toEqual(new Set(["first"]));
  await first.end();
  const endedAt = Date.now();
  while (!asked.includes("second") && Date.now() - endedAt < 15_000) await sleep(50);
  expect(Date.now() - endedAt).toBeLessThan(10_000);
  await second.end();
});

test("a fleet that ends lets the next one begin", async () => {
  const asked: string[] = [];
  const store = await open();
  const first = await replica(store, asked, "first");
  while (!asked.includes("first")) await sleep(20);
  await first.end();
  const second = await replica(store, asked, "second");
  while (!asked.includes("second")) await sleep(20);
  await second.end();
  const before = asked.length;
  await sleep(500);
  expect(asked.length).toBe(before);
});
