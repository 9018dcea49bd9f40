import { expect, test } from "vitest";
import { toRows } from "@/components/team/rows";
import type { ServiceState } from "@/lib/domain/service";
import { nameSize, pageOf, problemsOf } from "./wall-pages";

const rows = (states: ServiceState[]) =>
  toRows(
    {
      target: "123456789012~eu-west-1",
      services: states.map((state, index) => ({
        serviceName: `${state}-${index}`,
        clusterName: "default",
        mode: "express" as const,
        state,
        tasks: { running: 1, desired: 1 },
      })),
    },
    false,
  );

test("who needs a person or is moving gets a square; who is well, old or leaving is counted", () => {
  const shown = problemsOf(rows(["failed", "healthy", "degraded", "stale", "deploying", "draining"]));
  expect(shown.map(({ state }) => state)).toEqual(["failed", "degraded", "deploying"]);
});

test.each<[number, number, number, number]>([
  [0, 3, 1, 0],
  [5, 8, 1, 5],
  [6, 3, 2, 5],
  [12, 3, 3, 5],
  [3, 20, 3, 3],
])("%i problems and %i targets are %i pages, with %i problems on the first", (problems, targets, pages, first) => {
  const list = rows(Array<ServiceState>(problems).fill("failed"));
  const places = Array.from({ length: targets }, (_, index) => index);
  const page = pageOf(0, list, places);
  expect(page).toMatchObject({ pages, page: 1 });
  expect(page.problems).toHaveLength(first);
  const seen = Array.from({ length: pages }, (_, at) => pageOf(at, list, places));
  expect(new Set(seen.flatMap((each) => each.problems)).size).toBe(problems);
  expect(new Set(seen.flatMap((each) => each.targets)).size).toBe(targets);
  expect(pageOf(pages, list, places)).toEqual(page);
});

test.each([
  ["api", 49, 6.2],
  ["a-service-with-thirty-two-letters", 49, 2.56],
])("the name %s in %i em is about %d em high", (name, width, size) => {
  expect(nameSize(name, width, 6.2, 1.8)).toBeCloseTo(size, 1);
});
