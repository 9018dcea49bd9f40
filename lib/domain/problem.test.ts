import { expect, test, vi } from "vitest";
import { ProblemError } from "./problem";

test("a problem is one also where another copy of the module looks at it", async () => {
  vi.resetModules();
  const other = await import("./problem");
  const problem = new other.ProblemError("needs-sign-in", "The session has ended.");
  expect(other.ProblemError).not.toBe(ProblemError);
  expect(problem).toBeInstanceOf(ProblemError);
});

test.each([
  new Error("kind"),
  Object.assign(new Error("another"), { kind: "unknown" }),
  { kind: "internal" },
  undefined,
])("%s is no problem", (value) => {
  expect(value).not.toBeInstanceOf(ProblemError);
});
