import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { CreateDefaultVpcCommand, DescribeVpcsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { CreateRoleCommand, IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect } from "vitest";
import { clientConfig } from "./client-config";
import { startSandbox } from "./server";
import { roles } from "./services/iam/tables";
import { test } from "./testing";
import type { TruthEntry } from "./truth-log";

test("every call is in the truth, with what came of it", async ({ sandbox }) => {
  const ec2 = new EC2Client(clientConfig(sandbox));
  const { $metadata } = await ec2.send(new CreateDefaultVpcCommand({}));
  await ec2.send(new CreateDefaultVpcCommand({})).catch(() => {});

  const { entries, next } = await truth(sandbox.origin);
  const calls = entries.filter(({ type }) => type === "call");
  expect(calls).toMatchObject([
    {
      name: "ec2:CreateDefaultVpc",
      region: "eu-west-1",
      detail: {
        requestId: $metadata.requestId,
        principal: expect.stringContaining("administrator"),
        parameters: {},
        outcome: "ok",
      },
    },
    { name: "ec2:CreateDefaultVpc", detail: { outcome: "DefaultVpcAlreadyExists", status: 400 } },
  ]);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
  expect(await truth(sandbox.origin, next)).toEqual({ entries: [], next });
});

test("the inventory has all that exists", async ({ sandbox }) => {
  await new EC2Client(clientConfig(sandbox)).send(new CreateDefaultVpcCommand({}));
  const { items } = await get(sandbox.origin, "inventory");
  const count = (type: string) => items.filter((item: { type: string }) => item.type === type).length;

  expect(count("AWS::EC2::VPC")).toBe(1);
  expect(count("AWS::EC2::Subnet")).toBe(3);
  expect(items[0]).toMatchObject({ account: "482109334517", region: "eu-west-1", madeBy: expect.any(String) });
});

test("the inventory comes in pages, and only with what is asked for", async ({ sandbox }) => {
  const { world } = sandbox;
  await new IAMClient(clientConfig(sandbox)).send(
    new CreateRoleCommand({ RoleName: "role", AssumeRolePolicyDocument: trust }),
  );
  const [[name, role] = []] = [...roles({ world, account: world.account, region: "aws-global" })];
  if (!name || !role) throw new Error("The role is missing");
  const all = roles({ world, account: world.account, region: "aws-global" });
  for (let at = 0; at < 10_004; at++) all.set(`role-${at}`, { ...role, name: `role-${at}` });

  const query = "inventory?type=AWS::IAM::Role";
  const first = await get(sandbox.origin, query);
  expect([first.items.length, first.next]).toEqual([10_000, 10_000]);
  const second = await get(sandbox.origin, `${query}&after=${first.next}`);
  expect([second.items.length, second.next]).toEqual([5, undefined]);
  expect((await get(sandbox.origin, "inventory?type=AWS::IAM::Role&name=role-7")).items).toHaveLength(1);
});

test("the accounts are told with their keys", async ({ sandbox }) => {
  expect(await get(sandbox.origin, "accounts")).toMatchObject({
    anyCredentials: true,
    accounts: [{ id: "482109334517", accessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/) }],
  });
});

test("the clock can be stepped and sped up", async ({ start }) => {
  const { origin } = await start({ speed: 1 });
  const ec2 = new EC2Client(clientConfig({ origin }));
  await ec2.send(new CreateDefaultVpcCommand({}));
  expect(await post(origin, "clock", { stepMs: 6000, speed: 50 })).toMatchObject({ speed: 50, offsetMs: 6000 });

  expect((await ec2.send(new DescribeVpcsCommand({}))).Vpcs).toMatchObject([{ State: "available" }]);
});

test.for([
  ["sts", "throttle", "Throttling", 400],
  ["sts", "deny", "AccessDenied", 403],
  ["ec2", "throttle", "RequestLimitExceeded", 503],
  ["ec2", "deny", "UnauthorizedOperation", 403],
] as const)("%s can be made to %s", async ([service, kind, name, httpStatusCode], { sandbox }) => {
  await post(sandbox.origin, "faults", { service, kind, times: 1 });
  const send = () =>
    service === "sts"
      ? new STSClient(clientConfig(sandbox)).send(new GetCallerIdentityCommand({}))
      : new EC2Client(clientConfig(sandbox)).send(new DescribeVpcsCommand({}));
  await expect(send()).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });

  await expect(send()).resolves.toBeDefined();
});

test("a call that is reset before has no effect, one that is reset after has", async ({ sandbox }) => {
  const ec2 = new EC2Client(clientConfig(sandbox));
  for (const [kind, vpcs] of [
    ["reset-before", 0],
    ["reset-after", 1],
  ] as const) {
    sandbox.faults.add([{ kind, operation: "CreateDefaultVpc", times: 1 }]);
    await expect(ec2.send(new CreateDefaultVpcCommand({}))).rejects.toThrow();
    expect((await ec2.send(new DescribeVpcsCommand({}))).Vpcs).toHaveLength(vpcs);
  }
});

test("a hanging call is answered by nobody, and does not keep the sandbox from closing", async ({ start }) => {
  const sandbox = await start();
  await post(sandbox.origin, "faults", { kind: "hang" });
  const sts = new STSClient(clientConfig(sandbox));
  const hanging = sts.send(new GetCallerIdentityCommand({}), { abortSignal: AbortSignal.timeout(100) });
  await expect(hanging).rejects.toMatchObject({ name: "AbortError" });
  const still = new STSClient(clientConfig(sandbox)).send(new GetCallerIdentityCommand({})).catch(() => "cut");
  await new Promise((resolve) => setTimeout(resolve, 50));
  const startedAt = performance.now();
  await sandbox.close();

  expect(await still).toBe("cut");
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

test("an error and a delay can be asked for, by probability, and taken away", async ({ sandbox }) => {
  const sts = new STSClient(clientConfig(sandbox));
  await post(sandbox.origin, "faults", [
    { kind: "error", code: "ServiceUnavailable", status: 503, probability: 0.5 },
    { kind: "latency", latencyMs: 2 },
  ]);
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, () =>
      sts.send(new GetCallerIdentityCommand({})).then(
        () => "ok",
        (error) => error.name,
      ),
    ),
  );
  const failed = outcomes.filter((outcome) => outcome === "ServiceUnavailable").length;
  expect(failed).toBeGreaterThan(25);
  expect(failed).toBeLessThan(75);

  await fetch(`${sandbox.origin}/_sandbox/faults`, { method: "DELETE" });
  expect(await get(sandbox.origin, "faults")).toMatchObject({ rules: [] });
  await expect(sts.send(new GetCallerIdentityCommand({}))).resolves.toBeDefined();
});

test.for([
  ["POST", "faults", "{", 400],
  ["POST", "faults", '{"kind":"flood"}', 400],
  ["POST", "faults", '{"kind":"deny","tims":1}', 400],
  ["POST", "faults", '{"kind":"deny","account":"shop"}', 400],
  ["POST", "faults", '{"seed":"a"}', 400],
  ["POST", "clock", '{"speed":0}', 400],
  ["POST", "clock", '{"stepMs":"1"}', 400],
  ["GET", "truth?after=x", undefined, 400],
  ["GET", "inventory?after=-1", undefined, 400],
  ["GET", "nothing", undefined, 404],
  ["PUT", "clock", "{}", 404],
] as const)("%s %s with %s is refused", async ([method, path, body, status], { sandbox }) => {
  const response = await fetch(`${sandbox.origin}/_sandbox/${path}`, { method, body });
  expect(response.status).toBe(status);
  expect((await response.json()).message).toEqual(expect.any(String));
});

test("a web page cannot reach the sandbox's own endpoints", async ({ sandbox }) => {
  const headers = { origin: "https://example.com" };
  const response = await fetch(`${sandbox.origin}/_sandbox/faults`, {
    method: "POST",
    headers,
    body: '{"kind":"deny"}',
  });
  expect(response.status).toBe(403);
  expect(sandbox.faults.list()).toEqual([]);
});

test("a world in a data folder goes on after a restart, as of the time in between", async ({ dataDir, start }) => {
  const first = await start({ dataDir, speed: 1 });
  const { Vpc } = await new EC2Client(clientConfig(first)).send(new CreateDefaultVpcCommand({}));
  await first.close();

  const second = await start({ dataDir, speed: 1, scenario: "with-default-vpc" });
  second.world.step(6000);
  const { Vpcs } = await new EC2Client(clientConfig(second)).send(new DescribeVpcsCommand({}));
  expect(Vpcs).toMatchObject([{ VpcId: Vpc?.VpcId, State: "available" }]);
  const { entries } = await truth(second.origin);
  const told = entries.map(({ name }) => name).filter((name) => name !== "ec2.security-group-created");
  expect(told).toEqual(["ec2.default-vpc-created", "ec2:CreateDefaultVpc", "ec2.vpc-available", "ec2:DescribeVpcs"]);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
});

test("a torn last line of the truth log is left out", async ({ dataDir, start }) => {
  const first = await start({ dataDir });
  await new IAMClient(clientConfig(first)).send(new ListRolesCommand({}));
  await first.close();
  writeFileSync(join(dataDir, "truth.jsonl"), '{"seq":2,"at":17', { flag: "a" });

  const second = await start({ dataDir });
  expect((await truth(second.origin)).entries.map(({ name }) => name)).toEqual(["iam:ListRoles"]);
});

test("an unknown scenario is told along with the ones there are", async () => {
  await expect(startSandbox({ scenario: "none" })).rejects.toThrow(/no scenario "none"[\s\S]*first-deploy/);
});

test("a port that is taken is told", async ({ sandbox }) => {
  const port = Number(new URL(sandbox.origin).port);
  await expect(startSandbox({ port })).rejects.toThrow(/EADDRINUSE/);
});

const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ecs.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

const host = "host: a.ecs.eu-west-1.on.aws.localhost";
test.for([
  ["ends in its body", "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nabc"],
  ["is no HTTP", "\0\0\0"],
  ["has an unknown version", "GET / HTTP/9\r\n\r\n"],
  ["goes to a service that is not there", `GET / HTTP/1.1\r\n${host}\r\n\r\n`],
  ["goes to a path that is none", `GET // HTTP/1.1\r\n${host}\r\n\r\n`],
  ["goes to an endpoint that is none", "GET /_sandbox//x HTTP/1.1\r\nhost: x\r\n\r\n"],
] as const)("a request that %s leaves the sandbox alive", async ([, text], { sandbox }) => {
  const { port } = new URL(sandbox.origin);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(text));
    socket.on("error", () => {});
    socket.on("close", () => resolve());
    setTimeout(() => socket.destroy(), 50);
  });
  await expect(new STSClient(clientConfig(sandbox)).send(new GetCallerIdentityCommand({}))).resolves.toBeDefined();
});

async function truth(origin: string, after = 0): Promise<{ entries: TruthEntry[]; next: number }> {
  return get(origin, `truth?after=${after}`);
}

async function get(origin: string, path: string) {
  return (await fetch(`${origin}/_sandbox/${path}`)).json();
}

async function post(origin: string, path: string, body: object) {
  return (await fetch(`${origin}/_sandbox/${path}`, { method: "POST", body: JSON.stringify(body) })).json();
}
