import { expect, test } from "vitest";
import { fill } from "./fill";

test.each([
  ["The role lacks {action}.", { action: "ecs:ListServices" }, "The role lacks ecs:ListServices."],
  ["The role lacks a permission[: {action}].", {}, "The role lacks a permission."],
  ["The role lacks a permission[: {action}].", { action: "a:B" }, "The role lacks a permission: a:B."],
  ["Got[ {code}] instead of 200[ at {path}].", { code: "[404] {path}" }, "Got [404] {path} instead of 200."],
  ["Nothing of {that} is known.", {}, "Nothing of … is known."],
])("%s with %j: %s", (text, named, filled) => {
  expect(fill(text, named)).toBe(filled);
});
