import { expect, test } from "vitest";
import { takeTurn } from "./call-budget";

test("one who looks alone does not wait, many share the rate, and Regions do not wait for each other", async () => {
  const begun = Date.now();
  await takeTurn("eu-west-1", "cloudformation");
  expect(Date.now() - begun).toBeLessThan(100);

  await Promise.all(Array.from({ length: 3 }, () => takeTurn("eu-west-1", "cloudformation")));
  expect(Date.now() - begun).toBeGreaterThan(1100);

  const other = Date.now();
  await takeTurn("us-east-1", "cloudformation");
  expect(Date.now() - other).toBeLessThan(100);
});
