import { expect, test } from "vitest";
import { age, ago, bytes, duration, timeLeft } from "./format";
import { en } from "./text/en";
import { ja } from "./text/ja";

const at = "2026-11-23T10:00:00.000Z";
const after = (seconds: number) => Date.parse(at) + seconds * 1000;

test.each([
  [0, "0:00"],
  [9_999, "0:09"],
  [129_000, "2:09"],
  [3_600_000, "1:00:00"],
  [36_129_000, "10:02:09"],
  [-5_000, "0:00"],
])("a duration of %d ms is %s", (ms, shown) => {
  expect(duration(ms)).toBe(shown);
});

test.each([
  [-3, "0 s", "0 秒"],
  [59, "59 s", "59 秒"],
  [60, "1 min", "1 分"],
  [3_599, "59 min", "59 分"],
  [3_600, "1 h", "1 時間"],
  [86_400 * 6 + 5, "6 d", "6 日"],
])("after %d s the age is %s", (seconds, english, japanese) => {
  expect(age(at, after(seconds), en)).toBe(english);
  expect(age(at, after(seconds), ja)).toBe(japanese);
});

test.each([
  [1, "just now", "たった今"],
  [720, "12 min ago", "12 分前"],
])("after %d s it was %s", (seconds, english, japanese) => {
  expect(ago(at, after(seconds), en)).toBe(english);
  expect(ago(at, after(seconds), ja)).toBe(japanese);
});

test.each([
  [8_040_000, "2 h 14 m"],
  [840_000, "14 min"],
  [-1, "0 min"],
])("%d ms are left: %s", (ms, shown) => {
  expect(timeLeft(ms, en)).toBe(shown);
});

test.each([
  [0, "0 byte"],
  [84_200_000, "84 MB"],
  [1_900_000_000, "1.9 GB"],
])("%d bytes are %s", (size, shown) => {
  expect(bytes(size, "en")).toBe(shown);
});
