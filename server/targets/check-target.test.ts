import { randomUUID } from "node:crypto";
import { DeleteExpressGatewayServiceCommand } from "@aws-sdk/client-ecs";
import { DeleteRoleCommand, DetachRolePolicyCommand, UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
import { describe, expect } from "vitest";
import { getStore } from "@/server/context";
import { insertGrant } from "@/server/store/grants";
import { signedIn, testIn } from "@/server/testing";
import { clientsOf, oneCheck, preflight, reasonsOf } from "./check-testing";

const test = testIn({ scenario: "idle-services", withEngine: false, speed: 1 });

describe("where services run already", () => {
  test("a new one shares their load balancer, and its price", async ({ sandbox }) => {
    const { ready, checks } = await preflight(sandbox.target, { serviceName: "shop", kind: "image" });
    const byId = Object.fromEntries(checks.map((check) => [check.id, check]));
    expect(ready).toBe(true);
    expect(byId["load-balancer"]).toMatchObject({
      state: "ok",
      evidence: { loadBalancers: [{ services: 4, zones: expect.any(Array) }], most: 25 },
      findings: [],
    });
    expect(byId.cluster).toMatchObject({ state: "ok", evidence: { status: "ACTIVE", services: 4 }, findings: [] });
    expect(byId.names).toMatchObject({ state: "ok", evidence: { stacks: [], services: [] } });
    expect(byId.price?.evidence).toMatchObject({ sharedBy: 5, hourlyUsd: expect.any(Number) });
  });

  test("a target alone tells all stacks and services that are there", async ({ sandbox }) => {
    const { evidence } = await oneCheck(sandbox.target, "names");
    if (evidence?.id !== "names") throw new Error("no evidence");
    expect(evidence.stacks.map(({ stackName }) => stackName).sort()).toEqual([
      "fixed-service",
      "image-build",
      "stacked-service",
    ]);
    expect(evidence.services.map(({ serviceName }) => serviceName).sort()).toEqual([
      "busy",
      "fixed",
      "quiet",
      "stacked",
    ]);
  });

  test("a name is refused that a service outside of Slipway's stacks has, or a role of the template", async ({
    sandbox,
  }) => {
    const asked = await oneCheck(sandbox.target, "names", { serviceName: "quiet" });
    expect([asked.state, asked.findings]).toEqual(["ok", [{ reason: "service-of-others", names: ["quiet"] }]]);
    const taken = await oneCheck(sandbox.target, "names", { serviceName: "quiet", kind: "repository" });
    expect([taken.state, taken.findings]).toEqual(["problem", [{ reason: "service-elsewhere", names: ["quiet"] }]]);
    const { evidence } = await oneCheck(sandbox.target, "roles", { serviceName: "quiet" });
    const [role] = evidence?.id === "roles" ? evidence.roles : [];
    const roleNames = `${role?.roleName},free-name`;
    const own = await oneCheck(sandbox.target, "names", { serviceName: "own", kind: "templates", roleNames });
    expect(own.findings).toEqual([{ reason: "role-name-taken", names: [role?.roleName] }]);
    await expect(oneCheck(sandbox.target, "names", { serviceName: "Quiet_1" })).rejects.toThrow("service-name");
    const others = await oneCheck(sandbox.target, "names", { serviceName: "Quiet_1", kind: "adopted" });
    expect([others.state, others.findings]).toEqual(["ok", []]);
  });

  test("one that others made is held up by no subnets, stacks or price that are not its own", async ({ sandbox }) => {
    const { ready, checks } = await preflight(sandbox.target, {
      ...{ serviceName: "quiet", kind: "adopted", namesSubnets: "true" },
    });
    const byId = Object.fromEntries(checks.map((check) => [check.id, check]));
    expect(ready).toBe(true);
    expect(byId.names).toMatchObject({ state: "ok", evidence: { services: [{ serviceName: "quiet" }] }, findings: [] });
    for (const id of ["subnets", "price"]) expect(byId[id]).toMatchObject({ state: "ok", findings: [] });
    expect([byId.subnets?.evidence, byId.price?.evidence]).toEqual([undefined, undefined]);
  });

  test("the roles of a service are looked at: whom they trust, what they may do, whether they are there", async ({
    sandbox,
  }) => {
    const { iam } = clientsOf(sandbox.origin);
    const query = { serviceName: "busy", kind: "image" } as const;
    const good = await oneCheck(sandbox.target, "roles", query);
    if (good.evidence?.id !== "roles") throw new Error("no evidence");
    const nameOf = Object.fromEntries(good.evidence.roles.map(({ use, roleName }) => [use, roleName]));
    const { execution = "", infrastructure = "" } = nameOf;

    const trust = { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" };
    const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [trust] });
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: infrastructure, PolicyDocument }));
    const PolicyArn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
    await iam.send(new DetachRolePolicyCommand({ RoleName: execution, PolicyArn }));
    const bad = await oneCheck(sandbox.target, "roles", query);
    expect(bad.state).toBe("problem");
    expect(bad.findings).toContainEqual({ reason: "role-trust", names: [infrastructure, "ecs.amazonaws.com"] });
    expect(bad.findings).toContainEqual({
      reason: "role-policy",
      names: [execution, "AmazonECSTaskExecutionRolePolicy"],
    });
    await iam.send(new DeleteRoleCommand({ RoleName: execution }));
    expect(reasonsOf(await oneCheck(sandbox.target, "roles", query))).toContain("role-missing");
  });

  test("a name whose service is still draining is not free yet", async ({ sandbox }) => {
    const { ecs } = clientsOf(sandbox.origin);
    const account = sandbox.target.slice(0, 12);
    const serviceArn = `arn:aws:ecs:ap-northeast-1:${account}:service/default/quiet`;
    await ecs.send(new DeleteExpressGatewayServiceCommand({ serviceArn }));
    const check = await oneCheck(sandbox.target, "names", { serviceName: "quiet", kind: "image" });
    expect([check.state, check.findings]).toEqual(["problem", [{ reason: "service-draining", names: ["quiet"] }]]);
  });

  test("a sign-in that ends within the deploy is told", async ({ sandbox }) => {
    const expiresAt = new Date(Date.now() + 5 * 60_000);
    const person = { id: "identity-center:ada", name: "ada", groups: [] };
    const role = { account: sandbox.target.slice(0, 12), roleName: "Deployer" };
    const headers = await signedIn({ person, method: "identity-center", expiresAt, ...role });
    await insertGrant((await getStore()).db, {
      ...{ id: randomUUID(), createdBy: "test", target: "*", role: "deployer" },
      ...{ subjectKind: "person", subject: person.id },
    });
    const { checks } = await preflight(sandbox.target, {}, headers);
    expect(checks[0]).toMatchObject({
      ...{ id: "identity", state: "warning", evidence: { endsAt: expiresAt.toISOString() } },
      findings: [{ reason: "session-ends-soon" }],
    });
  });

  test("an image that was deleted is missed", async ({ sandbox }) => {
    const account = sandbox.target.slice(0, 12);
    const imageUri = `${account}.dkr.ecr.ap-northeast-1.amazonaws.com/none@sha256:${"0".repeat(64)}`;
    const check = await oneCheck(sandbox.target, "repository", { imageUri });
    expect([check.state, check.findings]).toEqual(["problem", [{ reason: "image-gone", names: [imageUri] }]]);
  });
});

describe("a check", () => {
  test.for([
    ["ec2", ["default-vpc", "subnets"]],
    ["servicequotas", ["builds", "quotas"]],
    ["ecr", ["repository"]],
    ["cloudformation", ["names"]],
  ] as const)("that %s refuses is unknown, and the others stand", async ([service, ids], { sandbox }) => {
    sandbox.faults.add([{ kind: "deny", service }]);
    const { checks } = await preflight(sandbox.target, { serviceName: "shop", kind: "image" });
    sandbox.faults.clear();
    const unknown = checks.filter(({ state }) => state === "unknown").map(({ id }) => id);
    expect(unknown).toEqual(expect.arrayContaining([...ids]));
    expect(checks.find(({ id }) => id === "identity")?.state).toBe("ok");
    expect(checks.find(({ id }) => id === "cluster")?.state).toBe("ok");
  });

  test("of 13 is told within 3 s at 50 ms for each call of AWS", async ({ sandbox }) => {
    await preflight(sandbox.target); // connections and modules are there
    sandbox.faults.add([{ kind: "latency", latencyMs: 50 }]);
    const from = sandbox.world.truth.length;
    const startedAt = performance.now();
    const { checks } = await preflight(sandbox.target, { serviceName: "shop", kind: "repository" });
    const tookMs = performance.now() - startedAt;
    sandbox.faults.clear();
    const calls = sandbox.world.truth.slice(from).filter(({ type }) => type === "call");
    expect(checks).toHaveLength(13);
    expect(calls.length).toBeLessThanOrEqual(32);
    expect(tookMs).toBeLessThan(3000);
  });

  test("that AWS never answers is unknown after 8 s", async ({ sandbox }) => {
    sandbox.faults.add([{ kind: "hang", service: "ecr" }]);
    const { checks } = await preflight(sandbox.target);
    sandbox.faults.clear();
    const repository = checks.find(({ id }) => id === "repository");
    expect(repository).toMatchObject({ state: "unknown", problem: { kind: "aws-unavailable" } });
    expect(repository?.tookMs).toBeLessThan(9_500);
    expect(checks.filter(({ state }) => state === "unknown")).toHaveLength(1);
  });
});
