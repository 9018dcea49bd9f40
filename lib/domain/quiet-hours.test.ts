import { expect, test } from "vitest";
import { isTimeZone, quietUntil } from "./quiet-hours";

const night = { from: "22:00", to: "07:00", timeZone: "Asia/Tokyo" };
const inBerlin = { ...night, timeZone: "Europe/Berlin" };

test.each([
  ["before them", night, "2026-03-02T12:59:59Z", undefined],
  ["at their first minute", night, "2026-03-02T13:00:00Z", "2026-03-02T22:00:00Z"],
  ["after midnight", night, "2026-03-02T16:12:30Z", "2026-03-02T22:00:00Z"],
  ["in their last second", night, "2026-03-02T21:59:59Z", "2026-03-02T22:00:00Z"],
  ["at their end", night, "2026-03-02T22:00:00Z", undefined],
  ["within a day", { ...night, from: "12:00", to: "13:30" }, "2026-03-02T03:15:00Z", "2026-03-02T04:30:00Z"],
  ["in a night with an hour less", inBerlin, "2026-03-28T22:00:00Z", "2026-03-29T05:00:00Z"],
  ["in a night with an hour more", inBerlin, "2026-10-24T21:00:00Z", "2026-10-25T06:00:00Z"],
  ["in a zone of a quarter", { ...night, timeZone: "Asia/Kathmandu" }, "2026-03-02T16:20:00Z", "2026-03-03T01:15:00Z"],
] as const)("quiet hours %s", (_when, hours, now, until) => {
  expect(quietUntil(hours, new Date(now))?.toISOString()).toBe(until && new Date(until).toISOString());
});

test.each([
  ["Asia/Tokyo", true],
  ["UTC", true],
  ["Mars/Olympus", false],
  ["", false],
])("%j is a time zone: %s", (name, expected) => {
  expect(isTimeZone(name)).toBe(expected);
});
