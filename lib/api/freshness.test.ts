import type { QueryState } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { ProblemError } from "@/lib/domain/problem";
import type { ProblemKind } from "@/lib/domain/problem-kinds";
import { freshnessOf } from "./freshness";

const shown = (state: Partial<QueryState>, isActive = true) => ({
  state: { status: "success", dataUpdatedAt: 100, error: null, ...state } as QueryState,
  isActive: () => isActive,
});
const failed = (error: Error, dataUpdatedAt = 100) => shown({ status: "error", error, dataUpdatedAt });
const problem = (kind: ProblemKind) => new ProblemError(kind, "");
const read = (cause: string, ms: number) => ({ asOf: new Date(ms).toISOString(), gaps: [{ cause }] });
const old = { staleReason: "AWS throttled", asOf: new Date(50).toISOString() };

test.each([
  ["all is well", [shown({})], true, { word: "live", since: 0 }],
  ["what is not on the page does not count", [shown({ status: "error" }, false)], true, { word: "live", since: 0 }],
  ["AWS throttles", [failed(problem("aws-throttled"), 80), shown({})], true, { word: "throttled", since: 80 }],
  ["AWS fails", [failed(problem("aws-unavailable"))], true, { word: "aged", since: 100 }],
  [
    "the oldest counts",
    [failed(problem("internal"), 90), failed(problem("internal"), 70)],
    true,
    { word: "aged", since: 70 },
  ],
  ["the server's own answer is old", [shown({ data: old })], true, { word: "aged", since: 50 }],
  [
    "a target was not read again: the oldest counts",
    [shown({ data: { targets: [read("throttled", 60), read("unavailable", 40)] } })],
    true,
    { word: "aged", since: 40 },
  ],
  [
    "a target that may not be read is not old",
    [shown({ data: { targets: [read("denied", 60)] } })],
    true,
    { word: "live", since: 0 },
  ],
  ["the console does not answer", [failed(new TypeError("fetch"))], true, { word: "offline", since: 100 }],
  ["the browser is offline", [shown({})], false, { word: "offline", since: 0 }],
] as const)("%s", (_, queries, isOnline, freshness) => {
  expect(freshnessOf(queries, isOnline)).toEqual(freshness);
});
