import { expect, test, vi } from "vitest";
import { Clock } from "./clock";
import { World } from "./world";

const scope = { account: "482109334517", region: "eu-west-1" };

test("work is done in the order in which it is due, whatever the order of asking", () => {
  const world = new World();
  const done: number[] = [];
  world.onTask<number>("note", (_scope, number) => done.push(number));
  const numbers = Array.from({ length: 500 }, (_, index) => (index * 7919) % 1000);
  for (const number of numbers) world.schedule(scope, "note", number * 1000, number);
  world.step(1_000_000);

  expect(done).toEqual([...numbers].sort((a, b) => a - b));
  world.close();
});

test("work of the same time is done in the order of asking", () => {
  const world = new World();
  const done: number[] = [];
  world.onTask<number>("note", (_scope, number) => done.push(number));
  vi.useFakeTimers({ now: 1_000_000, toFake: ["Date"] });
  for (let number = 0; number < 50; number++) world.schedule(scope, "note", 10, number);
  vi.useRealTimers();
  world.step(20);

  expect(done).toEqual(Array.from({ length: 50 }, (_, number) => number));
  world.close();
});

test("after a long step each thing still happened when it was due, and what it led to after it", () => {
  const world = new World(new Clock(1));
  const start = world.clock.now();
  const at: number[] = [];
  world.onTask<number>("note", (place, left) => {
    at.push(Math.round((world.clock.now() - start) / 1000));
    if (left > 0) world.schedule(place, "note", 60_000, left - 1);
  });
  world.schedule(scope, "note", 60_000, 3);
  world.step(600_000);

  expect(at).toEqual([60, 120, 180, 240]);
  world.close();
});

test("durations follow the speed, also those under way when it changes", async () => {
  const world = new World(new Clock(1));
  const done = new Promise<string>((resolve) => world.onTask<string>("note", (_scope, text) => resolve(text)));
  world.schedule(scope, "note", 3_600_000, "an hour");
  world.setSpeed(100_000);

  expect(await done).toBe("an hour");
  world.close();
});

test("a broken task is told of and does not stop the others", () => {
  const world = new World();
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  const done: string[] = [];
  world.onTask<string>("note", (_scope, text) => done.push(text));
  world.onTask("break", () => {
    throw new Error("broken");
  });
  world.schedule(scope, "break", 1, undefined);
  world.schedule(scope, "unknown", 2, undefined);
  world.schedule(scope, "note", 3, "later");
  world.step(10);

  expect(done).toEqual(["later"]);
  expect(world.truth.map(({ name, detail }) => [name, detail.kind])).toEqual([
    ["sandbox.task-failed", "break"],
    ["sandbox.task-failed", "unknown"],
  ]);
  expect(told).toHaveBeenCalledTimes(2);
  told.mockRestore();
  world.close();
});

test("a world that was put away goes on with what was due", () => {
  const before = new World();
  before.table<{ at: Date }>(scope, "things").set("one", { at: new Date(0) });
  before.schedule(scope, "note", 1000, "later");
  before.record("effect", scope, "thing.made", {});
  const dump = structuredClone(before.dump());
  before.close();

  const after = new World();
  const done: string[] = [];
  after.onTask<string>("note", (_scope, text) => done.push(text));
  after.load(dump, before.truth);
  expect(after.table(scope, "things").get("one")).toEqual({ at: new Date(0) });
  after.step(1000);
  expect(done).toEqual(["later"]);
  after.record("effect", scope, "thing.made", {});
  expect(after.truth.map(({ seq }) => seq)).toEqual([1, 2]);
  after.close();
});

test("a world that was saved before there were accounts has its one", () => {
  const before = new World();
  const { accounts, faultPlan, ...older } = structuredClone(before.dump());
  before.close();

  const after = new World();
  after.load(older);
  expect([after.accounts, after.faultPlan]).toEqual([accounts, faultPlan]);
  after.close();
});

test("the truth log keeps its latest entries and their numbers", () => {
  const world = new World();
  for (let number = 0; number < 230_000; number++) world.record("event", scope, "tick", {});

  const { truth } = world;
  expect(truth.length).toBeGreaterThanOrEqual(200_000);
  expect(truth.length).toBeLessThanOrEqual(202_000);
  expect(truth.map(({ seq }) => seq)).toEqual(truth.map((_, index) => 230_000 - truth.length + index + 1));
  expect(world.truthLog.after(100_500, 1000).map(({ seq }) => seq)).toEqual(
    Array.from({ length: 1000 }, (_, index) => 100_501 + index),
  );
  expect(world.truthLog.after(229_999, 10).map(({ seq }) => seq)).toEqual([230_000]);
});
