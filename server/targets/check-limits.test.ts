import { readFileSync } from "node:fs";
import { AttachRolePolicyCommand, CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { describe, expect } from "vitest";
import { POST as saveTarget } from "@/app/api/v1/targets/route";
import { post, signedIn, testIn } from "@/server/testing";
import { clientsOf, oneCheck, preflight, reasonsOf } from "./check-testing";

const test = testIn({
  scenario: {
    name: "small-account",
    summary: "A new account with the least of everything.",
    settings: {
      ec2: { defaultVpc: true },
      codebuild: { concurrentBuilds: 0 },
      servicequotas: { values: { "fargate/L-3032A538": 1, "elasticloadbalancing/L-53DA6B97": 0 } },
    },
    seed: () => {},
  },
  withEngine: false,
});

describe("quotas of a new account", () => {
  test("no build: a problem where one is needed, and none for an image", async ({ sandbox }) => {
    const needed = await oneCheck(sandbox.target, "builds", { kind: "repository" });
    expect(needed).toMatchObject({ state: "problem", evidence: { atOnce: 0 }, findings: [{ reason: "no-builds" }] });
    expect(needed.fix).toMatchObject({ kind: "page", url: expect.stringContaining("codebuild/quotas/L-9D07B6EF") });
    expect((await oneCheck(sandbox.target, "builds", { kind: "image" })).state).toBe("ok");
    expect((await oneCheck(sandbox.target, "builds")).state).toBe("warning");
  });

  test("too few vCPUs, and no load balancer left", async ({ sandbox }) => {
    const tasks = { cpu: "256", minTasks: "1", maxTasks: "4" } as const;
    const some = await oneCheck(sandbox.target, "quotas", tasks);
    expect(some.findings).toEqual([
      { reason: "no-load-balancer-left", names: ["0"] },
      { reason: "few-vcpus", names: ["1", "2"] },
    ]);
    const many = await oneCheck(sandbox.target, "quotas", { ...tasks, minTasks: "3" });
    expect(reasonsOf(many)).toEqual(["too-few-vcpus", "no-load-balancer-left"]);
  });
});

describe("permissions", () => {
  test("whoever may do everything lacks nothing", async ({ sandbox }) => {
    expect(await oneCheck(sandbox.target, "permissions")).toMatchObject({ state: "ok", evidence: { missing: [] } });
  });

  test("what a role lacks is named by feature, with the policy that adds it", async ({ sandbox }) => {
    const target = await reachByRole(sandbox.origin, sandbox.target, "eu-west-1", "viewer", "ReadOnlyAccess");
    const { ready, checks } = await preflight(target, { serviceName: "shop", kind: "repository" });
    const found = checks.find(({ id }) => id === "permissions");
    expect(ready).toBe(false);
    expect(found?.state).toBe("problem");
    expect(found && reasonsOf(found)).toEqual(
      expect.arrayContaining(["deploy-denied", "build-denied", "teardown-denied"]),
    );
    const policy = found?.fix?.kind === "policy" ? JSON.parse(found.fix.policy) : undefined;
    const account = target.slice(0, 12);
    expect(policy.Statement).toContainEqual({
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: `arn:aws:iam::${account}:role/slipway-shop*`,
      Condition: {
        StringEquals: {
          "iam:PassedToService": ["ecs.amazonaws.com", "ecs-tasks.amazonaws.com", "codebuild.amazonaws.com"],
        },
      },
    });
    expect(checks.filter(({ problem }) => problem).map(({ id }) => id)).toEqual([]);

    // The policy that was copied is what was missing.
    const { iam } = clientsOf(sandbox.origin);
    const PolicyDocument = found?.fix?.kind === "policy" ? found.fix.policy : "";
    await iam.send(new PutRolePolicyCommand({ RoleName: "viewer", PolicyName: "missing", PolicyDocument }));
    const again = await oneCheck(target, "permissions", { serviceName: "shop", kind: "repository" });
    expect([again.state, again.findings]).toEqual(["ok", []]);
  });

  test("the policy that Slipway asks for is enough", async ({ sandbox }) => {
    const target = await reachByRole(sandbox.origin, sandbox.target, "eu-west-3", "documented");
    const [, PolicyDocument = ""] = /```json\n([^`]+)```/.exec(readFileSync("docs/real-aws.md", "utf8")) ?? [];
    const { iam } = clientsOf(sandbox.origin);
    const compact = JSON.stringify(JSON.parse(PolicyDocument));
    const policy = { RoleName: "documented", PolicyName: "slipway", PolicyDocument: compact };
    await iam.send(new PutRolePolicyCommand(policy));
    for (const query of [{}, { serviceName: "shop", kind: "repository" }] as const) {
      const { checks } = await preflight(target, query);
      expect(checks.filter(({ problem }) => problem)).toEqual([]);
      expect(checks.find(({ id }) => id === "permissions")?.findings).toEqual([]);
    }
  });

  test("where nothing may be read, each row says so for itself", async ({ sandbox }) => {
    const target = await reachByRole(sandbox.origin, sandbox.target, "eu-west-2", "nobody");
    const { checks } = await preflight(target, { serviceName: "shop" });
    const byId = Object.fromEntries(checks.map(({ id, state, problem }) => [id, [state, problem?.kind]]));
    expect(byId).toMatchObject({
      identity: ["ok", undefined],
      permissions: ["unknown", "aws-denied"],
      "default-vpc": ["unknown", "aws-denied"],
      builds: ["unknown", "aws-denied"],
      quotas: ["unknown", "aws-denied"],
    });
    const told = checks.find(({ id }) => id === "permissions")?.problem;
    expect(told?.detail).toContain("iam:GetRole");
  });
});

/** A target whose deploy role has this policy, or none. */
async function reachByRole(
  origin: string,
  own: string,
  region: string,
  name: string,
  policy?: string,
): Promise<string> {
  const account = own.slice(0, 12);
  const { iam } = clientsOf(origin);
  const statement = {
    ...{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` } },
    Action: ["sts:AssumeRole", "sts:SetSourceIdentity"],
  };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument }));
  if (policy)
    await iam.send(new AttachRolePolicyCommand({ RoleName: name, PolicyArn: `arn:aws:iam::aws:policy/${policy}` }));
  const target = `${account}~${region}`;
  const wanted = {
    ...{ target, alias: name, colour: "plain", isProtected: false },
    reach: { by: "deploy-role", roleArn: `arn:aws:iam::${account}:role/${name}` },
    timeToLive: { tearsDownByItself: false },
  };
  const answer = await post(saveTarget, wanted, { headers: await signedIn() });
  if (!answer.ok) throw new Error(await answer.text());
  return target;
}
