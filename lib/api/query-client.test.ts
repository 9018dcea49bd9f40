import { QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ProblemError } from "@/lib/domain/problem";
import { makeQueryClient } from "./query-client";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const noAnswer = () => new TypeError("Failed to fetch");

test.each([
  ["what got no answer is asked again with the first answer to anything", noAnswer, 3000, 2],
  ["not at once: it may fail always", noAnswer, 500, 1],
  ["what was answered with a problem is not", () => new ProblemError("not-found", "gone"), 3000, 1],
])("%s", async (_, errorOf, waitMs, times) => {
  const client = makeQueryClient();
  const once = vi.fn(async () => Promise.reject(errorOf()));
  const stop = new QueryObserver(client, { queryKey: ["once"], queryFn: once }).subscribe(() => {});
  await vi.advanceTimersByTimeAsync(waitMs);
  await client.fetchQuery({ queryKey: ["another"], queryFn: async () => "an answer" });
  await vi.advanceTimersByTimeAsync(0);
  expect(once).toHaveBeenCalledTimes(times);
  stop();
});

test("what is not on the page is left alone", async () => {
  const client = makeQueryClient();
  const once = vi.fn(async () => Promise.reject(noAnswer()));
  await client.prefetchQuery({ queryKey: ["once"], queryFn: once });
  await vi.advanceTimersByTimeAsync(3000);
  await client.fetchQuery({ queryKey: ["another"], queryFn: async () => "an answer" });
  await vi.advanceTimersByTimeAsync(0);
  expect(once).toHaveBeenCalledTimes(1);
});
