import { expect, test } from "vitest";
import { sentFilter } from "./sent-filter";

test("a day that is named is asked for from its first to its last moment", () => {
  const { from = "", to = "", who } = sentFilter({ from: "2026-11-22", to: "2026-11-22", who: "alice" });
  expect(Date.parse(to) - Date.parse(from)).toBe(24 * 60 * 60 * 1000 - 1);
  expect(new Date(from).getDate()).toBe(22);
  expect(who).toBe("alice");
});

test.each(["yesterday", "2026-1-2", ""])("what is no day, such as %j, is not asked for", (from) => {
  expect(sentFilter({ from })).toEqual({});
});
