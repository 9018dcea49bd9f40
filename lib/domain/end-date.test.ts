import { expect, test } from "vitest";
import { endAfterDeploy, endStateOf, extendedEnd, isAllowedEnd } from "./end-date";

const now = Date.parse("2026-11-28T12:00:00.000Z");

test.each([
  ["2026-12-30T12:00:00Z", "later"],
  ["2026-11-29T12:00:01Z", "later"],
  ["2026-11-29T12:00:00Z", "soon"],
  ["2026-11-28T12:00:01Z", "soon"],
  ["2026-11-28T12:00:00Z", "over"],
])("what ends at %s: %s", (endsAt, state) => {
  expect(endStateOf(endsAt, now)).toBe(state);
});

test.each([
  [undefined, 7, "2026-12-05T12:00:00.000Z"],
  ["2026-11-30T00:00:00Z", 7, "2026-12-07T00:00:00.000Z"],
  ["2026-10-01T00:00:00Z", 1, "2026-11-29T12:00:00.000Z"],
])("an end at %s and %i days more", (endsAt, days, end) => {
  expect(extendedEnd(endsAt, days, now)).toBe(end);
});

test.each([
  ["2026-11-28T12:00:00Z", false],
  ["2026-11-28T12:00:01Z", true],
  ["2027-11-29T12:00:00Z", true],
  ["2027-11-29T12:00:01Z", false],
])("an end may be %s: %s", (endsAt, isAllowed) => {
  expect(isAllowedEnd(endsAt, now)).toBe(isAllowed);
});

const later = "2026-12-24T00:00:00Z";
const past = "2026-11-01T00:00:00Z";

test.each<[string, Omit<Parameters<typeof endAfterDeploy>[0], "now">, string | null | undefined]>([
  ["as whoever deploys says", { given: later, current: past, isNew: false, defaultDays: 1 }, later],
  ["as it was", { current: later, isNew: false, defaultDays: 1 }, later],
  ["none, as somebody has said", { current: null, isNew: false, defaultDays: 1 }, null],
  ["by default for a new service", { isNew: true, defaultDays: 1 }, "2026-11-29T12:00:00.000Z"],
  ["none for one that lived before there was a default", { isNew: false, defaultDays: 1 }, undefined],
  ["by default where the old one is over", { current: past, isNew: false, defaultDays: 1 }, "2026-11-29T12:00:00.000Z"],
  ["none where the old one is over and there is no default", { current: past, isNew: false }, undefined],
  ["none where nobody wants one", { isNew: true }, undefined],
])("after a deploy it ends %s", (_, deployed, end) => {
  expect(endAfterDeploy({ ...deployed, now })).toBe(end);
});
