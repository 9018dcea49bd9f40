import { expect, test } from "vitest";
import { urlOf } from "./client";

test("the input of an endpoint fills its path, then its query", () => {
  expect(urlOf("GET /api/v1/runs", {})).toBe("/api/v1/runs");
  expect(urlOf("GET /api/v1/runs", { unfinished: "true", serviceName: undefined, limit: 5 })).toBe(
    "/api/v1/runs?unfinished=true&limit=5",
  );
  expect(urlOf("GET /api/v1/targets/{target}/check", { target: "123456789012~eu-west-1" })).toBe(
    "/api/v1/targets/123456789012~eu-west-1/check",
  );
});

test("nothing in a value leads out of its place in the path", () => {
  expect(urlOf("GET /api/v1/runs/{id}/log", { id: "../x?y#z", after: 7 })).toBe(
    "/api/v1/runs/..%2Fx%3Fy%23z/log?after=7",
  );
});
