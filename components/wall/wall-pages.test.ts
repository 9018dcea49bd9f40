import { expect, test } from "vitest";
import { type Row, toRows } from "@/components/team/rows";
import type { ServiceState } from "@/lib/domain/service";
import { keepPlaces, nameSize, pageOf, problemsOf, urgentOf } from "./wall-pages";

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

test("pages turn backwards too", () => {
  const list = rows(Array<ServiceState>(12).fill("failed"));
  expect([-1, -2, -3, -4].map((at) => pageOf(at, list, []).page)).toEqual([3, 2, 1, 3]);
});

test("until the page turns problems keep their places, also one that is over, and new ones come last", () => {
  const before = rows(["deploying", "deploying", "healthy", "deploying"]);
  const held = problemsOf(before).map(({ key }) => key);
  const now = before.map((row, index) => ({
    ...row,
    state: (["deploying", "healthy", "deploying"] as const)[index] ?? "deploying",
  }));
  const shown = keepPlaces(held, problemsOf(now), now);
  expect(shown.map(({ key, state }) => [key, state])).toEqual([
    [now[0]?.key, "deploying"],
    [now[1]?.key, "healthy"],
    [now[3]?.key, "deploying"],
    [now[2]?.key, "deploying"],
  ]);
});

test("where no problem is left none is shown, and a service that is gone keeps no place", () => {
  const [one, other, third] = rows(["deploying", "deploying", "deploying"]) as [Row, Row, Row];
  expect(keepPlaces([one.key], [], [{ ...one, state: "healthy" }])).toEqual([]);
  expect(keepPlaces([one.key, other.key], [other, third], [other, third])).toEqual([other, third]);
});

test("who needs a person does not wait for the page to turn; who only moves does", () => {
  const [failed, degraded, deploying] = rows(["failed", "degraded", "deploying"]) as [Row, Row, Row];
  expect(urgentOf([failed, degraded, deploying])).toBe(urgentOf([failed, degraded]));
  expect(urgentOf([failed, degraded])).not.toBe(urgentOf([failed]));
});
