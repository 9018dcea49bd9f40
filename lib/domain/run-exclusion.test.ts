import { expect, test } from "vitest";
import { excludeEachOther, type RunSubject } from "./run-exclusion";

const subjects = {
  "a deploy of shop": { kind: "deploy", serviceName: "shop", isOfWholeTarget: false },
  "a deploy of api": { kind: "deploy", serviceName: "api", isOfWholeTarget: false },
  "a teardown of shop": { kind: "teardown", serviceName: "shop", isOfWholeTarget: false },
  "a teardown of leftovers": { kind: "teardown", isOfWholeTarget: false },
  "a teardown of a stack": { kind: "teardown", serviceName: null, isOfWholeTarget: false },
  "a teardown of the target": { kind: "teardown", isOfWholeTarget: true },
} as const satisfies Record<string, RunSubject>;

test.each([
  ["a deploy of shop", "a deploy of shop", true],
  ["a deploy of shop", "a deploy of api", false],
  ["a deploy of shop", "a teardown of shop", true],
  ["a deploy of api", "a teardown of shop", false],
  ["a deploy of shop", "a teardown of leftovers", false],
  ["a teardown of a stack", "a teardown of leftovers", true],
  ["a teardown of shop", "a teardown of leftovers", true],
  ["a deploy of shop", "a teardown of the target", true],
  ["a teardown of leftovers", "a teardown of the target", true],
] as const)("%s and %s exclude each other: %s", (one, other, expected) => {
  expect(excludeEachOther(subjects[one], subjects[other])).toBe(expected);
  expect(excludeEachOther(subjects[other], subjects[one])).toBe(expected);
});
