import { expect, test } from "vitest";
import { isStale, oldestReading } from "./watch-age";

const at = (secondsAgo: number) => new Date(Date.parse("2026-11-01T10:00:00Z") - secondsAgo * 1000).toISOString();
const now = Date.parse("2026-11-01T10:00:00Z");

test.each<[string, { asOf?: string; everyS?: number }, boolean]>([
  ["never read: not old, but unknown", {}, false],
  ["just read", { asOf: at(3), everyS: 10 }, false],
  ["an unseen target, a minute old", { asOf: at(60), everyS: 60 }, false],
  ["an unseen target that missed two looks", { asOf: at(150), everyS: 60 }, false],
  ["an unseen target that missed three looks", { asOf: at(181), everyS: 60 }, true],
  ["a target on screen, throttled for four minutes", { asOf: at(240), everyS: 10 }, true],
  ["one whose pace is not known", { asOf: at(91) }, true],
])("%s", (_, head, isOld) => {
  expect(isStale(head, now)).toBe(isOld);
});

test("the oldest reading decides how old the data are", () => {
  expect(oldestReading([{ asOf: at(3) }, { asOf: at(240) }, {}])).toBe(now - 240_000);
  expect(oldestReading([{}])).toBeUndefined();
});
