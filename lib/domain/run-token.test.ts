import { expect, test } from "vitest";
import { runInToken } from "./run-token";

const runId = "0f1e2d3c-4b5a-4968-8776-655443322110";

test.each([
  [`slipway-service-stack-${runId}`, runId],
  [`slipway-recover-${runId}`, runId],
  [`slipway-service-stack-${runId}-cancel`, runId],
  [`Console-UpdateStack-${runId}`, undefined],
  [runId, undefined],
  ["slipway-shop", undefined],
  [undefined, undefined],
])("%s is of the run %s", (token, run) => {
  expect(runInToken(token)).toBe(run);
});
