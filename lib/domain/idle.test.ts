import { expect, test } from "vitest";
import { idleDays } from "./idle";

const now = Date.parse("2026-11-28T12:00:00Z");
const at = (day: string) => new Date(`2026-${day}T00:00:00Z`);

test.each<[string, Parameters<typeof idleDays>[0], number]>([
  ["asked today", { lastRequestOn: at("11-28"), watchedFrom: at("10-29") }, 0],
  ["asked yesterday, at whatever hour", { lastRequestOn: at("11-27"), watchedFrom: at("10-29") }, 0],
  ["asked eight days ago", { lastRequestOn: at("11-20"), watchedFrom: at("10-29") }, 7],
  ["never asked, and older than what is known", { watchedFrom: at("10-29"), createdAt: at("01-01") }, 30],
  ["never asked, and three days old", { watchedFrom: at("10-29"), createdAt: at("11-25") }, 3],
])("%s", (_, asked, days) => {
  expect(idleDays(asked, now)).toBe(days);
});
