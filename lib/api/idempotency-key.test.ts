import { expect, test } from "vitest";
import { z } from "zod";
import { newIdempotencyKey } from "./idempotency-key";

test("each key is a UUID of its own", () => {
  const keys = Array.from({ length: 200 }, newIdempotencyKey);
  expect(new Set(keys).size).toBe(200);
  expect(z.array(z.uuidv4()).safeParse(keys).success).toBe(true);
});
