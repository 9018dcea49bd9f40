import { expect, test } from "vitest";
import { letsPull, pullPolicy } from "./repository-policy";

const account = "444455556666";
const policy = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const pull = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
const allow = { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: pull };

test.each<[string, string, boolean]>([
  ["what Slipway names as missing", pullPolicy(account), true],
  ["the account by its root", policy(allow), true],
  ["the account by its number", policy({ ...allow, Principal: { AWS: ["111122223333", account] } }), true],
  ["a role of the account", policy({ ...allow, Principal: { AWS: `arn:aws:iam::${account}:role/run` } }), true],
  ["everybody", policy({ ...allow, Principal: "*" }), true],
  ["all of ECR", policy({ ...allow, Action: "ecr:*" }), true],
  ["one statement that is no list", JSON.stringify({ Statement: allow }), true],
  ["half of it", policy({ ...allow, Action: "ecr:BatchGetImage" }), false],
  ["another account", policy({ ...allow, Principal: { AWS: "111122223333" } }), false],
  ["a service", policy({ ...allow, Principal: { Service: "lambda.amazonaws.com" } }), false],
  ["a deny beside it", policy(allow, { ...allow, Effect: "Deny", Action: "ecr:Batch*" }), false],
  ["nothing", policy(), false],
  ["no policy", "", false],
])("the policy of a repository lets another account pull: %s", (_, text, expected) => {
  expect(letsPull(text, account)).toBe(expected);
});
