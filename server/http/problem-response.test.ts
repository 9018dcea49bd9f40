import { DrizzleQueryError } from "drizzle-orm";
import { beforeAll, expect, test, vi } from "vitest";
import { ProblemError } from "@/lib/domain/problem";
import { problemResponse } from "./problem-response";

beforeAll(() => {
  vi.stubEnv("HOSTNAME", "127.0.0.1");
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
  vi.stubEnv("NEXTAUTH_SECRET", "the-secret-of-the-tests-0123456789ab");
  vi.stubEnv("LOG_LEVEL", "silent");
  return () => vi.unstubAllEnvs();
});

const refused = Object.assign(new Error("connect ECONNREFUSED 10.0.0.1:5432"), { code: "ECONNREFUSED" });

test.each([
  ["a database that is away", refused, "store-unavailable", 503, "5"],
  [
    "a query that found it away",
    new DrizzleQueryError("select $1", ["secret"], refused),
    "store-unavailable",
    503,
    "5",
  ],
  ["a throttled call", new ProblemError("aws-throttled", "Slow down"), "aws-throttled", 503, "5"],
  ["a mistake of ours", new TypeError("x is not a function"), "internal", 500, null],
])("%s is told with its status, and when to ask again", async (_what, error, kind, status, retryAfter) => {
  const response = problemResponse(error);
  expect(response.status).toBe(status);
  expect(response.headers.get("retry-after")).toBe(retryAfter);
  const problem = await response.json();
  expect(problem).toMatchObject({ kind, status, requestId: expect.any(String) });
  expect(JSON.stringify(problem)).not.toMatch(/secret|10\.0\.0\.1/);
});
