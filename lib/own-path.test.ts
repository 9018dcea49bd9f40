import { expect, test } from "vitest";
import { ownPath } from "./own-path";

test.each([
  [undefined, "/"],
  ["/setup", "/setup"],
  ["/runs/1?tab=log#L12", "/runs/1?tab=log#L12"],
  ["https://elsewhere.example/", "/"],
  ["//elsewhere.example/", "/"],
  ["/\\elsewhere.example", "/"],
  ["/.//elsewhere.example", "/"],
  ["/setup/..//elsewhere.example", "/"],
  ["/\t/elsewhere.example", "/"],
  ["javascript:alert(1)", "/"],
  ["setup", "/"],
  ["/sign-in?callbackUrl=/sign-in", "/"],
])("after signing in, %s leads to %s", (wanted, path) => {
  expect(ownPath(wanted)).toBe(path);
});
