import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { DescribeVpcsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { ECSClient, ListClustersCommand } from "@aws-sdk/client-ecs";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect } from "vitest";
import { newAccount } from "./accounts";
import { clientConfig } from "./client-config";
import type { FaultRule } from "./fault-rule";
import { test } from "./testing";

const calls = {
  ecs: (config: object) => new ECSClient(config).send(new ListClustersCommand({})),
  cloudformation: (config: object) => new CloudFormationClient(config).send(new DescribeStacksCommand({})),
  ec2: (config: object) => new EC2Client(config).send(new DescribeVpcsCommand({})),
  sts: (config: object) => new STSClient(config).send(new GetCallerIdentityCommand({})),
};

test.for([
  ["expired", "ecs", "ExpiredTokenException", 400],
  ["expired", "cloudformation", "ExpiredToken", 403],
  ["expired", "ec2", "RequestExpired", 400],
  ["revoked", "ecs", "UnrecognizedClientException", 400],
  ["revoked", "cloudformation", "InvalidClientTokenId", 403],
  ["revoked", "ec2", "AuthFailure", 401],
  ["error", "ecs", "InternalFailure", 500],
  ["error", "ec2", "InternalError", 500],
] as const)("%s: what %s says then", async ([kind, service, name, status], { sandbox }) => {
  sandbox.faults.add([{ kind, service, times: 1 }]);
  const outcome = calls[service](clientConfig(sandbox));
  await expect(outcome).rejects.toMatchObject({ name, $metadata: { httpStatusCode: status } });
  await expect(calls[service](clientConfig(sandbox))).resolves.toBeDefined();
});

test.for([
  ["ecs", "InvalidSignatureException"],
  ["ec2", "RequestExpired"],
  ["sts", "SignatureDoesNotMatch"],
] as const)(
  "a client of %s whose clock is off is refused, and sets it by the answer",
  async ([service, name], { sandbox }) => {
    sandbox.faults.add([{ kind: "skew", skewMs: 1_200_000 }]);
    const config = clientConfig(sandbox);
    await expect(calls[service](config)).rejects.toMatchObject({ name });

    await expect(calls[service]({ ...config, maxAttempts: 2 })).resolves.toBeDefined();
  },
);

test.for(["truncate", "malformed"] as const)(
  "an answer can arrive %sd, after its effect",
  async (kind, { sandbox }) => {
    sandbox.faults.add([{ kind, times: 1 }]);
    await expect(calls.cloudformation(clientConfig(sandbox))).rejects.toThrow();
    await expect(calls.cloudformation(clientConfig(sandbox))).resolves.toBeDefined();
    expect(sandbox.world.truth.map(({ detail }) => [detail.outcome, detail.faults])).toEqual([
      ["ok", [kind]],
      ["ok", undefined],
    ]);
  },
);

test("latency varies by its jitter", async ({ sandbox }) => {
  sandbox.faults.add([{ kind: "latency", latencyMs: 20, jitterMs: 40 }]);
  for (let count = 0; count < 10; count++) await calls.sts(clientConfig(sandbox));
  const waits = sandbox.world.truth.map(({ detail }) => Number(detail.durationMs));
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(19);
  expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(5);
});

const elsewhere: FaultRule[] = [
  { kind: "deny", account: "205611478833" },
  { kind: "deny", region: "us-east-1" },
  { kind: "deny", service: "ec2" },
  { kind: "deny", operation: "DescribeClusters" },
  { kind: "deny", probability: 0 },
  { kind: "expired", account: "205611478833" },
];

test("a rule strikes only where it says", async ({ start }) => {
  const accounts = ["482109334517", "205611478833"].map((id) =>
    newAccount({ id, name: id, email: `${id}@example.com` }),
  );
  const settings = { ec2: { defaultVpc: false } };
  const scenario = { name: "elsewhere", summary: "", accounts, settings, faults: elsewhere, seed: () => {} };
  const sandbox = await start({ scenario });
  const configOf = (at: number, region?: string) => ({ ...clientConfig(sandbox, region), credentials: accounts[at] });

  await expect(calls.ecs(configOf(0))).resolves.toBeDefined();
  await expect(calls.ecs(configOf(0, "us-east-1"))).rejects.toMatchObject({ name: "AccessDeniedException" });
  await expect(calls.ec2(configOf(0))).rejects.toMatchObject({ name: "UnauthorizedOperation" });
  await expect(calls.ecs(configOf(1))).rejects.toMatchObject({ name: "ExpiredTokenException" });
});

test("the same seed makes the same choices", async ({ start }) => {
  const outcomes = async (seed: number) => {
    const sandbox = await start({ faults: { seed, rules: [{ kind: "throttle", probability: 0.5 }] } });
    const config = clientConfig(sandbox);
    const results: string[] = [];
    for (let count = 0; count < 30; count++) {
      results.push(
        await calls.sts(config).then(
          () => "ok",
          ({ name }) => String(name),
        ),
      );
    }
    return results.join();
  };
  expect(await outcomes(7)).toBe(await outcomes(7));
  expect(await outcomes(7)).not.toBe(await outcomes(8));
});

test("what shall go wrong outlives a restart", async ({ start, dataDir }) => {
  const before = await start({ dataDir });
  before.faults.add([{ kind: "throttle", times: 2 }]);
  await expect(calls.sts(clientConfig(before))).rejects.toMatchObject({ name: "Throttling" });
  await before.close();

  const after = await start({ dataDir });
  expect(after.faults.list()).toEqual([{ kind: "throttle", times: 1 }]);
});
