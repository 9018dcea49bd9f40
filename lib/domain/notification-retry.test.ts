import { expect, test } from "vitest";
import { retryDelayMs } from "./notification-retry";

test.each([
  [1, { chance: 0 }, 1_000],
  [1, { chance: 1 }, 2_000],
  [2, { chance: 1 }, 4_000],
  [5, { chance: 0.5 }, 24_000],
  [30, { chance: 1 }, 900_000],
  [9999, { chance: 0 }, 450_000],
  [1, { chance: 1, askedMs: 30_000 }, 30_000],
  [9, { chance: 1, askedMs: 30_000 }, 512_000],
  [1, { chance: 0, askedMs: 86_400_000 }, 3_600_000],
])("after %i tries, with %j: %i ms", (attempts, given, expected) => {
  expect(retryDelayMs(attempts, given)).toBe(expected);
});
