import { afterEach, beforeEach, expect, vi } from "vitest";

/** What goes wrong unseen is printed: a test that prints an error has found one. A test that means to may mock it itself. */
beforeEach(() => {
  vi.spyOn(console, "error");
});

afterEach(() => {
  const printed = vi.mocked(console.error).mock?.calls ?? [];
  vi.restoreAllMocks();
  expect(printed, "console.error was called").toEqual([]);
});
