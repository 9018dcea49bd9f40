import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { DescribeVpcsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { ECSClient, ListClustersCommand } from "@aws-sdk/client-ecs";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect } from "vitest";
import { newAccount } from "./accounts";
import { clientConfig } from "./client-config";
import { issueTo, revokeCredentials } from "./credentials";
import { administrator } from "./principals";
import type { Scenario } from "./scenarios/scenario";
import type { Sandbox } from "./server";
import { test } from "./testing";

const [first, second] = [
  newAccount({ id: "482109334517", name: "Management", email: "management@example.com" }),
  newAccount({ id: "205611478833", name: "Shop", email: "shop@example.com", alias: "shop-production" }),
] as const;

const twoAccounts: Scenario = {
  name: "two-accounts",
  summary: "Two accounts of one organisation.",
  accounts: [first, second],
  settings: { ec2: { defaultVpc: false } },
  seed: () => {},
};

const calls = {
  ecs: (config: object) => new ECSClient(config).send(new ListClustersCommand({})),
  cloudformation: (config: object) => new CloudFormationClient(config).send(new DescribeStacksCommand({})),
  ec2: (config: object) => new EC2Client(config).send(new DescribeVpcsCommand({})),
  sts: (config: object) => new STSClient(config).send(new GetCallerIdentityCommand({})),
};

test("a call belongs to the account whose administrator signed it", async ({ start }) => {
  const sandbox = await start({ scenario: twoAccounts });
  for (const account of [first, second]) {
    const identity = await calls.sts(configOf(sandbox, account));
    expect(identity).toMatchObject({ Account: account.id, Arn: `arn:aws:iam::${account.id}:user/administrator` });
  }
  expect(sandbox.world.truth.map(({ account }) => account)).toEqual([first.id, second.id]);
});

test.for([
  ["ecs", "UnrecognizedClientException", "The security token included in the request is invalid.", 400],
  ["cloudformation", "InvalidClientTokenId", "The security token included in the request is invalid.", 403],
  ["ec2", "AuthFailure", "AWS was not able to validate the provided access credentials", 401],
  ["sts", "InvalidClientTokenId", "The security token included in the request is invalid.", 403],
] as const)("%s refuses keys that it does not know", async ([service, name, message, status], { start }) => {
  const sandbox = await start({ scenario: twoAccounts });
  await expect(calls[service](clientConfig(sandbox))).rejects.toMatchObject({
    name,
    message,
    $metadata: { httpStatusCode: status },
  });
});

test.for([
  ["ecs", "InvalidSignatureException", 400],
  ["cloudformation", "SignatureDoesNotMatch", 403],
  ["ec2", "AuthFailure", 401],
  ["sts", "SignatureDoesNotMatch", 403],
] as const)("%s refuses a signature that another secret made", async ([service, name, status], { start }) => {
  const sandbox = await start({ scenario: twoAccounts });
  const config = configOf(sandbox, { ...first, secretAccessKey: second.secretAccessKey });
  await expect(calls[service](config)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: status } });
});

test.for([
  ["ecs", "ExpiredTokenException", "The security token included in the request is expired", 400],
  ["cloudformation", "ExpiredToken", "The security token included in the request is expired", 403],
  ["ec2", "RequestExpired", "Request has expired.", 400],
  ["sts", "ExpiredToken", "The security token included in the request is expired", 403],
] as const)("%s refuses a session that is over", async ([service, name, message, status], { sandbox }) => {
  const config = sessionOf(sandbox);
  await expect(calls[service](config)).resolves.toBeDefined();

  sandbox.world.step(901_000);
  await expect(calls[service](config)).rejects.toMatchObject({
    name,
    message,
    $metadata: { httpStatusCode: status },
  });
});

test("a session that was revoked, or whose token is another's, is known no more", async ({ sandbox }) => {
  const config = sessionOf(sandbox);
  const other = sessionOf(sandbox);
  const mixed = { ...config, credentials: { ...config.credentials, sessionToken: other.credentials.sessionToken } };
  await expect(calls.ecs(mixed)).rejects.toMatchObject({ name: "UnrecognizedClientException" });

  const { accessKeyId } = config.credentials;
  revokeCredentials(sandbox.world, (issued) => issued.accessKeyId === accessKeyId);
  await expect(calls.ecs(config)).rejects.toMatchObject({ name: "UnrecognizedClientException" });
  await expect(calls.ecs(other)).resolves.toBeDefined();
});

test("sessions outlive a restart", async ({ start, dataDir }) => {
  const before = await start({ dataDir, scenario: twoAccounts });
  const { credentials } = sessionOf(before);
  await before.close();

  const after = await start({ dataDir });
  await expect(calls.sts({ ...clientConfig(after), credentials })).resolves.toMatchObject({ Account: first.id });
  await expect(calls.sts(clientConfig(after))).rejects.toMatchObject({ name: "InvalidClientTokenId" });
});

test.for([
  ["ecs", "InvalidSignatureException"],
  ["sts", "SignatureDoesNotMatch"],
] as const)("%s knows no Region that AWS does not have", async ([service, name], { sandbox }) => {
  const config = clientConfig(sandbox, "moon-base-1");
  await expect(calls[service](config)).rejects.toMatchObject({
    name,
    message: "Credential should be scoped to a valid region, not 'moon-base-1'.",
  });
});

test.for([
  ["ecs", -20, "InvalidSignatureException", /^Signature expired: \d{8}T\d{6}Z is now earlier than .* - 5 min\.\)$/],
  ["ecs", 20, "InvalidSignatureException", /^Signature not yet current: /],
  ["sts", -20, "SignatureDoesNotMatch", /^Signature expired: .* - 15 min\.\)$/],
  ["ec2", -20, "RequestExpired", /^Signature expired: /],
] as const)("%s refuses what was signed %d minutes off", async ([service, minutes, name, message], { sandbox }) => {
  const config = { ...clientConfig(sandbox), systemClockOffset: minutes * 60_000 };
  await expect(calls[service](config)).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
});

function configOf(sandbox: Sandbox, { accessKeyId, secretAccessKey }: typeof first) {
  return { ...clientConfig(sandbox), credentials: { accessKeyId, secretAccessKey } };
}

/** Fifteen minutes of the administrator's. */
function sessionOf(sandbox: Sandbox) {
  const { world } = sandbox;
  const place = { world, account: world.account, region: "eu-west-1" };
  const { accessKeyId: _, ...principal } = administrator(world, "");
  const { expiration, ...credentials } = issueTo(place, principal, 900_000, "sts");
  return { ...clientConfig(sandbox), credentials };
}
