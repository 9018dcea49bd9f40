import { expect, test } from "vitest";
import { servedSpan } from "./served-span";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 10, minute)).toISOString();
const watched = (...spans: [number, number][]) =>
  spans.map(([from, to]) => ({ from: Date.parse(at(from)), to: Date.parse(at(to)) }));
const now = Date.parse(at(50));

test.each([
  ["it still serves", [], watched([0, 50]), { isCertain: true }],
  ["until the next one", [at(30), at(20), at(5)], watched([0, 50]), { until: at(20), isCertain: true }],
  ["nobody looked for a while", [at(40)], watched([0, 15], [30, 50]), { until: at(40), isCertain: false }],
  ["nobody looked before it", [at(40)], watched([20, 50]), { until: at(40), isCertain: false }],
  ["one look after the other", [at(40)], watched([0, 20], [22, 39]), { until: at(40), isCertain: true }],
  ["nobody looks any more", [], watched([0, 30]), { isCertain: false }],
  ["nobody ever looked", [], [], { isCertain: false }],
])("how long a version served: %s", (_, changes, spans, expected) => {
  expect(servedSpan(at(10), { changes, watched: spans, now })).toEqual({ from: at(10), ...expected });
});
