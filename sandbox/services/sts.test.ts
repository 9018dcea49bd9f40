import { DeleteVpcCommand, EC2Client } from "@aws-sdk/client-ec2";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  type Credentials,
  DecodeAuthorizationMessageCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { expect } from "vitest";
import { newAccount } from "../accounts";
import { clientConfig } from "../client-config";
import type { Sandbox } from "../server";
import { test } from "../testing";

const account = "482109334517";
const own = { AWS: `arn:aws:iam::${account}:root` };
const roleArn = `arn:aws:iam::${account}:role/deployer`;

test("any access key is the administrator of the account", async ({ sandbox }) => {
  const identity = await new STSClient(clientConfig(sandbox)).send(new GetCallerIdentityCommand({}));

  expect(identity).toMatchObject({
    Account: account,
    Arn: `arn:aws:iam::${account}:user/administrator`,
    UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
  });
  expect(identity.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test("whoever assumes a role is that role's session until the credentials expire", async ({ sandbox }) => {
  await makeRole(sandbox, allow(own));
  const { Credentials, AssumedRoleUser } = await assume(sandbox, { DurationSeconds: 900 });
  const asRole = stsWith(sandbox, Credentials);

  expect(await asRole.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Arn: `arn:aws:sts::${account}:assumed-role/deployer/mika`,
    UserId: AssumedRoleUser?.AssumedRoleId,
  });

  sandbox.world.step(901_000);
  await expect(asRole.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: "ExpiredToken" });
});

test("a session token keeps who one is, and gives no other", async ({ sandbox }) => {
  const { Credentials } = await stsWith(sandbox).send(new GetSessionTokenCommand({ DurationSeconds: 3600 }));
  expect(Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
  expect(Credentials?.Expiration?.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
  expect(Credentials?.Expiration?.getMilliseconds()).toBe(0);

  const again = stsWith(sandbox, Credentials);
  await expect(again.send(new GetCallerIdentityCommand({}))).resolves.toMatchObject({
    Arn: `arn:aws:iam::${account}:user/administrator`,
  });
  await expect(again.send(new GetSessionTokenCommand({}))).rejects.toMatchObject({
    name: "AccessDenied",
    message: "Cannot call GetSessionToken with session credentials",
  });
});

test.for([
  ["a role that trusts services alone", allow({ Service: "codebuild.amazonaws.com" }), {}, "sts:AssumeRole"],
  ["without the external id", allow(own, { StringEquals: { "sts:ExternalId": "slipway" } }), {}, "sts:AssumeRole"],
  [
    "with another external id",
    allow(own, { StringEquals: { "sts:ExternalId": "slipway" } }),
    { ExternalId: "other" },
    "sts:AssumeRole",
  ],
  [
    "with the external id",
    allow(own, { StringEquals: { "sts:ExternalId": "slipway" } }),
    { ExternalId: "slipway" },
    undefined,
  ],
  ["with a source identity that is not allowed", allow(own), { SourceIdentity: "mika" }, "sts:SetSourceIdentity"],
  [
    "with a source identity",
    allow(own, undefined, ["sts:AssumeRole", "sts:SetSourceIdentity"]),
    { SourceIdentity: "mika" },
    undefined,
  ],
  ["with tags that are not allowed", allow(own), { Tags: [{ Key: "team", Value: "shop" }] }, "sts:TagSession"],
  ["denied to all", [...allow(own), { ...allow(own)[0], Effect: "Deny" }], {}, "sts:AssumeRole"],
  ["of another account", allow({ AWS: "arn:aws:iam::205611478833:root" }), {}, "sts:AssumeRole"],
] as const)("the trust of a role decides: %s", async ([, trust, input, denied], { sandbox }) => {
  await makeRole(sandbox, trust);
  const outcome = assume(sandbox, input as Partial<AssumeRoleCommandInput>);
  if (denied === undefined)
    await expect(outcome).resolves.toMatchObject({ AssumedRoleUser: { Arn: expect.any(String) } });
  else {
    await expect(outcome).rejects.toMatchObject({
      name: "AccessDenied",
      message: `User: arn:aws:iam::${account}:user/administrator is not authorized to perform: ${denied} on resource: ${roleArn}`,
      $metadata: { httpStatusCode: 403 },
    });
  }
});

test("a role that assumes another has an hour at most, and keeps its source", async ({ sandbox }) => {
  await makeRole(sandbox, allow(own, undefined, ["sts:AssumeRole", "sts:SetSourceIdentity"]));
  const statement = { Effect: "Allow", Action: "sts:*", Resource: "*" };
  const document = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await new IAMClient(clientConfig(sandbox)).send(
    new PutRolePolicyCommand({ RoleName: "deployer", PolicyName: "chain", PolicyDocument: document }),
  );
  const { Credentials } = await assume(sandbox, { SourceIdentity: "mika" });
  const chained = stsWith(sandbox, Credentials);
  const input = { RoleArn: roleArn, RoleSessionName: "again" };

  await expect(chained.send(new AssumeRoleCommand({ ...input, DurationSeconds: 3601 }))).rejects.toMatchObject({
    name: "ValidationError",
    message: "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
  });
  await expect(chained.send(new AssumeRoleCommand({ ...input, SourceIdentity: "noor" }))).rejects.toMatchObject({
    name: "AccessDenied",
  });
  await expect(chained.send(new AssumeRoleCommand(input))).resolves.toMatchObject({ SourceIdentity: "mika" });
  const calls = sandbox.world.truth.filter(({ type, detail }) => type === "call" && detail.sourceIdentity === "mika");
  expect(calls).toHaveLength(3);
});

test("a role of another account can be assumed where it trusts the caller's", async ({ start }) => {
  const accounts = [
    newAccount({ id: account, name: "Management", email: "management@example.com" }),
    newAccount({ id: "205611478833", name: "Shop", email: "shop@example.com" }),
  ] as const;
  const scenario = { name: "two", summary: "", accounts, settings: { ec2: { defaultVpc: false } }, seed: () => {} };
  const sandbox = await start({ scenario, anyCredentials: true });
  const [, shop] = accounts;
  const { accessKeyId, secretAccessKey } = shop;
  const credentials = { accessKeyId, secretAccessKey };
  const document = JSON.stringify({ Version: "2012-10-17", Statement: allow(own) });
  await new IAMClient({ ...clientConfig(sandbox), credentials }).send(
    new CreateRoleCommand({ RoleName: "deployer", AssumeRolePolicyDocument: document }),
  );

  const { Credentials } = await assume(sandbox, { RoleArn: `arn:aws:iam::${shop.id}:role/deployer` });
  const identity = await stsWith(sandbox, Credentials).send(new GetCallerIdentityCommand({}));
  expect(identity).toMatchObject({ Account: shop.id, Arn: `arn:aws:sts::${shop.id}:assumed-role/deployer/mika` });
});

test.for([
  ["a role that is not there", { RoleArn: `arn:aws:iam::${account}:role/none` }, "AccessDenied"],
  ["no role's ARN", { RoleArn: "arn:aws:iam::482109334517:user/mika" }, "ValidationError"],
  ["an ARN that is too short", { RoleArn: "arn:aws" }, "ValidationError"],
  ["no session name", { RoleSessionName: undefined }, "ValidationError"],
  ["a bad session name", { RoleSessionName: "a b" }, "ValidationError"],
  ["a session name that is too long", { RoleSessionName: "a".repeat(65) }, "ValidationError"],
  ["a duration that is too short", { DurationSeconds: 60 }, "ValidationError"],
  ["a duration that is too long", { DurationSeconds: 43_201 }, "ValidationError"],
  ["a duration that is longer than the role's", { DurationSeconds: 7200 }, "ValidationError"],
  ["a session policy that is no JSON", { Policy: "{" }, "MalformedPolicyDocumentException"],
  ["a tag twice", { Tags: ["a", "A"].map((Key) => ({ Key, Value: "" })) }, "InvalidParameterValue"],
] as const)("%s is refused", async ([, input, name], { sandbox }) => {
  await makeRole(sandbox, allow(own));
  await expect(assume(sandbox, input as Partial<AssumeRoleCommandInput>)).rejects.toMatchObject({ name });
});

test("why EC2 refused something can be decoded, and nothing else can", async ({ sandbox }) => {
  await makeRole(sandbox, allow(own));
  const { Credentials } = await assume(sandbox, {});
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  const ec2 = new EC2Client({ ...clientConfig(sandbox), credentials });
  const refused = await ec2.send(new DeleteVpcCommand({ VpcId: "vpc-0123456789abcdef0" })).catch((error) => error);
  const [, encoded = ""] = /Encoded authorization failure message: (\S+)$/.exec(refused.message) ?? [];

  const sts = stsWith(sandbox);
  const { DecodedMessage = "" } = await sts.send(new DecodeAuthorizationMessageCommand({ EncodedMessage: encoded }));
  expect(JSON.parse(DecodedMessage)).toMatchObject({
    allowed: false,
    context: { action: "ec2:DeleteVpc", principal: { arn: expect.stringContaining("assumed-role/deployer/mika") } },
  });
  await expect(sts.send(new DecodeAuthorizationMessageCommand({ EncodedMessage: "rubbish" }))).rejects.toMatchObject({
    name: "InvalidAuthorizationMessageException",
  });
});

function stsWith(sandbox: Sandbox, given?: Credentials): STSClient {
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken } = given ?? {};
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  return new STSClient({ ...clientConfig(sandbox), ...(given && { credentials }) });
}

function assume(sandbox: Sandbox, input: Partial<AssumeRoleCommandInput>) {
  const whole = { RoleArn: roleArn, RoleSessionName: "mika", ...input } as AssumeRoleCommandInput;
  return stsWith(sandbox).send(new AssumeRoleCommand(whole));
}

function allow(principal: object, condition?: object, actions: string[] = ["sts:AssumeRole"]) {
  return [{ Effect: "Allow", Principal: principal, Action: actions, ...(condition && { Condition: condition }) }];
}

async function makeRole(sandbox: Sandbox, trust: readonly object[]): Promise<void> {
  const document = JSON.stringify({ Version: "2012-10-17", Statement: trust });
  await new IAMClient(clientConfig(sandbox)).send(
    new CreateRoleCommand({ RoleName: "deployer", AssumeRolePolicyDocument: document }),
  );
}
