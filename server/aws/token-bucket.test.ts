import { expect, test } from "vitest";
import { TokenBucket } from "./token-bucket";

/** Who got a token, in which order. */
async function order(bucket: TokenBucket, ranks: readonly number[]): Promise<number[]> {
  const served: number[] = [];
  await Promise.all(ranks.map((rank) => bucket.take(rank).then(() => served.push(rank))));
  return served;
}

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

test("one who asks alone does not wait, and many share the rate", async () => {
  const bucket = new TokenBucket({ burst: 2, perSecond: 20 });
  expect(await msOf(() => order(bucket, [1, 1]))).toBeLessThan(40);
  const ms = await msOf(() => order(bucket, [1, 1, 1, 1]));
  expect(ms).toBeGreaterThan(150);
  expect(ms).toBeLessThan(1000);
});

test("a run goes before a screen, and a screen before what nobody sees", async () => {
  const bucket = new TokenBucket({ burst: 1, perSecond: 50 });
  await bucket.take(1);
  expect(await order(bucket, [3, 2, 1, 3, 2, 1])).toEqual([1, 1, 2, 2, 3, 3]);
});

test("a person never waits: the others wait longer", async () => {
  const bucket = new TokenBucket({ burst: 2, perSecond: 20 });
  for (let call = 0; call < 3; call++) bucket.takeOnCredit();
  expect(await msOf(() => bucket.take(1))).toBeGreaterThan(90);
});

test("after a refusal it goes slower for a while", async () => {
  let now = 0;
  const bucket = new TokenBucket({ burst: 4, perSecond: 20 }, () => now);
  bucket.slowDown();
  const waited = bucket.take(1);
  expect(await Promise.race([waited.then(() => "served"), new Promise((resolve) => setTimeout(resolve, 60))])).toBe(
    undefined,
  );
  now = 10_000;
  await waited;
  expect(await msOf(() => order(bucket, [1, 1, 1]))).toBeLessThan(40);
});

test("who gives up waiting takes nothing", async () => {
  const bucket = new TokenBucket({ burst: 1, perSecond: 20 });
  await bucket.take(1);
  const ending = new AbortController();
  const givenUp = bucket.take(1, ending.signal);
  ending.abort(new Error("somebody looks"));
  await expect(givenUp).rejects.toThrow("somebody looks");
  expect(await msOf(() => bucket.take(1))).toBeLessThan(150);
});
