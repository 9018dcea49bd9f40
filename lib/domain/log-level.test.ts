import { expect, test } from "vitest";
import type { LogSource } from "./log";
import { type LogLevel, logLevel } from "./log-level";

test.each<[LogLevel, LogSource, string]>([
  ["info", "build", "npm install"],
  ["info", "build", "Compiled with 0 errors and 0 warnings"],
  ["info", "build", "error: none"],
  ["info", "build", "checking error handling in src/errors.ts"],
  ["info", "build", "[Container] 2026/11/23 14:00:01.123456 Phase complete: BUILD State: SUCCEEDED"],
  ["info", "build", '{"level":"info","message":"ERROR page rendered"}'],
  ["warning", "build", "npm warn deprecated inflight@1.0.6: This module is not supported"],
  ["warning", "build", "#6 2.41 WARN: missing field"],
  ["warning", "build", '{"level":40,"msg":"slow"}'],
  ["error", "build", "[Container] 2026/11/23 14:00:01.123456 Phase complete: BUILD State: FAILED"],
  [
    "error",
    "build",
    "Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while executing command: docker build . Reason: exit status 1",
  ],
  ["error", "build", "#9 12.20 npm ERR! missing script: build"],
  ["error", "build", "ERROR: failed to solve: process did not complete successfully"],
  ["error", "build", "fatal: repository 'https://example.com/a/b' not found"],
  ["error", "build", "TypeError: x is not a function"],
  ["error", "build", 'time="now" level=fatal msg="gone"'],
  ["info", "stack", "CREATE_IN_PROGRESS AWS::IAM::Role ErrorRole"],
  ["error", "stack", "CREATE_FAILED AWS::ECS::ExpressGatewayService Service No default VPC found in the region"],
  ["error", "stack", "ROLLBACK_IN_PROGRESS AWS::CloudFormation::Stack shop-service"],
  ["info", "ecs", "stage SCALE_UP"],
  ["error", "ecs", "(service shop) is unable to consistently start tasks successfully."],
  ["error", "ecs", "deployment ROLLBACK_SUCCESSFUL"],
])("%s, %s: %s", (level, source, text) => {
  expect(logLevel({ source }, text)).toBe(level);
});
