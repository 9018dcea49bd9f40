import { expect, test } from "vitest";
import { noteWork, type OwnSpan, worksOfOthers, workUnderWay } from "./noted-works";
import type { OutsideWork } from "./outside-work";

const now = Date.parse("2026-11-28T12:00:00.000Z");
const at = (time: string) => `2026-11-28T${time}:00.000Z`;

function work(kind: OutsideWork["kind"], id: string, more: Partial<OutsideWork> = {}): OutsideWork {
  return { kind, id, name: id, progress: "running", status: "IN_PROGRESS", startedAt: at("11:00"), ...more };
}

test("a work that has gone on takes its own place, and the newest stands first", () => {
  const before = [work("build", "one"), work("stack", "one", { startedAt: at("10:00") })];
  const after = noteWork(before, work("build", "one", { progress: "succeeded", endedAt: at("11:30") }), now);
  expect(after.map(({ kind, progress }) => `${kind} ${progress}`)).toEqual(["build succeeded", "stack running"]);
  const newer = noteWork(after, work("rollout", "two", { startedAt: at("11:45") }), now);
  expect(newer.map(({ kind }) => kind)).toEqual(["rollout", "build", "stack"]);
});

test("what ended more than a day ago is left out, what still runs never", () => {
  const long = { startedAt: "2026-11-26T08:00:00.000Z" };
  const ended = work("build", "old", { ...long, progress: "failed", endedAt: "2026-11-26T09:00:00.000Z" });
  expect(noteWork([ended], work("stack", "long", long), now).map(({ id }) => id)).toEqual(["long"]);
});

test("only what has not ended is under way", () => {
  const works = [work("build", "one", { progress: "cancelled" }), work("build", "two")];
  expect(workUnderWay(works, "build")?.id).toBe("two");
  expect(workUnderWay(works, "stack")).toBeUndefined();
  expect(workUnderWay(undefined, "build")).toBeUndefined();
});

test.each([
  ["a build of one of the runs", work("build", "b", { runId: "own" }), false],
  ["a build of another console's run", work("build", "b", { runId: "other" }), true],
  ["a build of nobody's run", work("build", "b"), true],
  ["a stack change with the token of one of the runs", work("stack", "s", { runId: "own" }), false],
  ["a rollout while a step changed the service", work("rollout", "r", { startedAt: at("09:10") }), false],
  ["a rollout while a step goes on", work("rollout", "r", { startedAt: at("11:10") }), false],
  ["a rollout between two runs", work("rollout", "r", { startedAt: at("10:00") }), true],
  ["a rollout after a press", work("rollout", "r", { startedAt: at("10:31") }), false],
  ["a stack change after a press", work("stack", "s", { startedAt: at("10:31") }), false],
  ["a stack change of nobody's run while a step goes on", work("stack", "s", { startedAt: at("11:10") }), true],
  ["a build after a press", work("build", "b", { startedAt: at("10:31") }), true],
])("%s: of others %s", (_what, each, isOfOthers) => {
  const spans: OwnSpan[] = [
    { kinds: ["rollout"], startedAt: at("09:00"), endedAt: at("09:30") },
    { kinds: ["rollout", "stack"], startedAt: at("10:30"), endedAt: at("10:32") },
    { kinds: ["rollout"], startedAt: at("11:00") },
  ];
  expect(worksOfOthers([each], new Set(["own"]), spans)).toHaveLength(isOfOthers ? 1 : 0);
});
