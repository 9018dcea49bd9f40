import { expect, test } from "vitest";
import { isHeldBack } from "./keep-until";

const now = Date.parse("2026-11-28T12:00:00Z");

test.each([
  ["2026-12-01", true],
  ["2026-11-28", true],
  ["2026-11-27", false],
  ["2026-11-28T11:59:00Z", false],
  ["2026-11-28T12:30:00+00:00", true],
  ["the audit is over", true],
  ["", true],
])("keep-until “%s” holds: %s", (value, isHeld) => {
  expect(isHeldBack(value, now)).toBe(isHeld);
});
