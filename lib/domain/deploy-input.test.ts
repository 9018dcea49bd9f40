import { describe, expect, test } from "vitest";
import { RepositoryUrl } from "./deploy-input";
import { GitRevision } from "./git-revision";
import { ServiceName } from "./service";
import { HealthCheckPath, ServiceSettings } from "./service-settings";

test.each([
  ["https://github.com/ymd65536/ECSExpressMode.git", true],
  ["https://github.com/ymd65536/ECSExpressMode", true],
  ["https://bitbucket.org/team/app/", true],
  ["http://github.com/a/b", false],
  ["https://me:secret@github.com/a/b", false],
  ["https://github.com.example.com/a/b", false],
  ["https://github.com/a", false],
  ["https://github.com/a/b?x=1", false],
  ["git@github.com:a/b.git", false],
  ["", false],
])("repository %s: %s", (url, allowed) => {
  expect(RepositoryUrl.safeParse(url).success).toBe(allowed);
});

test.each([
  ["main", true],
  ["release/2026-11", true],
  ["v1.2.3", true],
  ["3f2a9c1d5e6b7a8f9c0d1e2f3a4b5c6d7e8f9a0b", true],
  ["--upload-pack=x", false],
  ["a..b", false],
  ["a b", false],
  ["HEAD@{1}", false],
  ["main.lock", false],
  ["main/", false],
  ["", false],
])("revision %s: %s", (revision, allowed) => {
  expect(GitRevision.safeParse(revision).success).toBe(allowed);
});

test.each([
  ["/", true],
  ["/healthz?full=1", true],
  ["//elsewhere.example/", false],
  ["health", false],
  ["/a b", false],
  ["/\u00e4", false],
  ["", false],
])("health check path %s: %s", (path, allowed) => {
  expect(HealthCheckPath.safeParse(path).success).toBe(allowed);
});

test.each([
  ["shop", true],
  ["checkout-api-2", true],
  ["s", false],
  ["Shop", false],
  ["shop-", false],
  ["sh--op", false],
  ["2shop", false],
  ["a".repeat(33), false],
])("service name %s: %s", (name, allowed) => {
  expect(ServiceName.safeParse(name).success).toBe(allowed);
});

describe("settings that do not go together", () => {
  const secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db-a1B2c3";
  const good = {
    containerPort: 80,
    healthCheckPath: "/",
    cpu: "256",
    memory: 512,
    minTasks: 1,
    maxTasks: 2,
    environment: [],
  };

  test.each([
    [{}, []],
    [{ memory: 4096 }, ["memory"]],
    [{ cpu: "4096", memory: 8192 }, []],
    [{ cpu: "8192", memory: 17_408 }, ["memory"]],
    [{ minTasks: 3 }, ["maxTasks"]],
    [
      {
        environment: [
          { name: "A", value: "1" },
          { name: "A", value: "2" },
        ],
      },
      ["environment.1.name"],
    ],
    [{ environment: [{ name: "A=B", value: "" }] }, ["environment.0.name"]],
    [{ containerPort: "80" }, ["containerPort"]],
    [{ extra: true }, [""]],
    [{ environment: [{ name: "A", value: "" }], secrets: [{ name: "A", valueFrom: secret }] }, ["secrets.0.name"]],
    [{ secrets: [{ name: "A", valueFrom: `${secret}:password::` }] }, []],
    [{ secrets: [{ name: "A", valueFrom: "{{resolve:ssm:a}}" }] }, ["secrets.0.valueFrom"]],
    [{ secrets: [{ name: "A", valueFrom: "the secret itself" }] }, ["secrets.0.valueFrom"]],
    [{ taskRoleArn: "shop-task" }, ["taskRoleArn"]],
    [{ network: { subnetIds: ["subnet-0a1b2c3d"], securityGroupIds: [] } }, ["network.subnetIds"]],
    [{ network: { subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3d"], securityGroupIds: [] } }, ["network.subnetIds.1"]],
    [{ scaling: { metric: "AVERAGE_CPU", targetValue: 101 } }, ["scaling.targetValue"]],
    [{ scaling: { metric: "REQUEST_COUNT_PER_TARGET", targetValue: 1000 } }, []],
    [{ scaling: { metric: "LATENCY", targetValue: 1 } }, ["scaling.metric"]],
    [{ tags: [{ key: "slipway:run", value: "" }] }, ["tags.0.key"]],
    [{ tags: [{ key: "aws:x", value: "" }] }, ["tags.0.key"]],
    [
      {
        tags: [
          { key: "team", value: "a" },
          { key: "team", value: "b" },
        ],
      },
      ["tags.1.key"],
    ],
  ])("%j is refused at %j", (change, fields) => {
    const result = ServiceSettings.safeParse({ ...good, ...change });
    expect(result.error?.issues.map((issue) => issue.path.join(".")) ?? []).toEqual(fields);
  });
});
