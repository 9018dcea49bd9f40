import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from "@aws-sdk/client-sts";
import { expect } from "vitest";
import { clientConfig, test } from "../testing";

test("any access key is the administrator of the account", async ({ sandbox }) => {
  const identity = await new STSClient(clientConfig(sandbox)).send(new GetCallerIdentityCommand({}));

  expect(identity).toMatchObject({
    Account: "482109334517",
    Arn: "arn:aws:iam::482109334517:user/administrator",
    UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
  });
  expect(identity.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test("whoever assumes a role is that role's session until the credentials expire", async ({ sandbox }) => {
  const config = clientConfig(sandbox);
  const { Role } = await new IAMClient(config).send(
    new CreateRoleCommand({ RoleName: "deployer", AssumeRolePolicyDocument: trustOf("codebuild.amazonaws.com") }),
  );
  const { Credentials, AssumedRoleUser } = await new STSClient(config).send(
    new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: "mika", DurationSeconds: 900 }),
  );
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken } = Credentials ?? {};
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  const asRole = new STSClient({ ...config, credentials });

  expect(await asRole.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Arn: "arn:aws:sts::482109334517:assumed-role/deployer/mika",
    UserId: AssumedRoleUser?.AssumedRoleId,
  });

  sandbox.world.step(901_000);
  await expect(asRole.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: "ExpiredToken" });
});

test("a session token keeps who one is", async ({ sandbox }) => {
  const client = new STSClient(clientConfig(sandbox));
  const { Credentials } = await client.send(new GetSessionTokenCommand({ DurationSeconds: 3600 }));

  expect(Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
  expect(Credentials?.Expiration?.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
});

test.for([
  [
    "a role that is not there",
    { RoleArn: "arn:aws:iam::482109334517:role/none", RoleSessionName: "mika" },
    "AccessDenied",
  ],
  [
    "no session name",
    { RoleArn: "arn:aws:iam::482109334517:role/none", RoleSessionName: undefined },
    "ValidationError",
  ],
  ["a bad session name", { RoleArn: "arn:aws:iam::482109334517:role/none", RoleSessionName: "a b" }, "ValidationError"],
  [
    "a duration that is too short",
    { RoleArn: "arn:aws:iam::482109334517:role/none", RoleSessionName: "mika", DurationSeconds: 60 },
    "ValidationError",
  ],
] as const)("%s cannot be assumed", async ([, input, name], { sandbox }) => {
  const client = new STSClient(clientConfig(sandbox));
  await expect(client.send(new AssumeRoleCommand({ ...input }))).rejects.toMatchObject({ name });
});

function trustOf(service: string): string {
  const statement = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}
