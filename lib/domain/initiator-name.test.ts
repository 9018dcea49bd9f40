import { expect, test } from "vitest";
import { initiatorName } from "./initiator-name";

test.each([
  ["mika", "mika"],
  ["AWSReservedSSO_Deployer_0123456789abcdef/mika@example.com", "mika@example.com"],
  ["assumed-role/Deployer/mika", "mika"],
  ["codepipeline/shop-main", "CodePipeline shop-main"],
  ["GitHub-Hookshot/0f1e2d3", "GitHub webhook"],
  ["rule/nightly-build", "EventBridge nightly-build"],
  ["CodeBuild-Jenkins-Plugin", "CodeBuild-Jenkins-Plugin"],
])("%s is told as %s", (initiator, name) => {
  expect(initiatorName(initiator)).toBe(name);
});
