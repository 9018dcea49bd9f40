import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
} from "@aws-sdk/client-cloudformation";
import { ECSClient, ListClustersCommand } from "@aws-sdk/client-ecs";
import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateAccountAliasCommand,
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeleteAccountAliasCommand,
  DeleteInstanceProfileCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DetachRolePolicyCommand,
  GetAccountSummaryCommand,
  GetInstanceProfileCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetUserCommand,
  IAMClient,
  ListAccountAliasesCommand,
  ListEntitiesForPolicyCommand,
  ListInstanceProfilesCommand,
  ListInstanceProfilesForRoleCommand,
  ListPolicyTagsCommand,
  ListPolicyVersionsCommand,
  ListUsersCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  RemoveRoleFromInstanceProfileCommand,
  SetDefaultPolicyVersionCommand,
  TagPolicyCommand,
  UntagPolicyCommand,
  UpdateRoleDescriptionCommand,
} from "@aws-sdk/client-iam";
import { expect } from "vitest";
import { newAccount } from "../../accounts";
import { clientConfig } from "../../client-config";
import { personConfig } from "../../identity-center/testing";
import { test } from "../../testing";

test("an account has one alias, which no other account can have", async ({ sandbox }) => {
  const client = new IAMClient(clientConfig(sandbox));
  const aliases = async () => (await client.send(new ListAccountAliasesCommand())).AccountAliases;
  expect(await aliases()).toEqual([]);
  await client.send(new CreateAccountAliasCommand({ AccountAlias: "acme" }));
  await client.send(new CreateAccountAliasCommand({ AccountAlias: "acme-dev" }));
  expect(await aliases()).toEqual(["acme-dev"]);

  const other = newAccount({ id: "111122223333", name: "Other", email: "other@sandbox.example", alias: "acme-prod" });
  sandbox.world.accounts.push(other);
  await expect(client.send(new CreateAccountAliasCommand({ AccountAlias: "acme-prod" }))).rejects.toMatchObject({
    name: "EntityAlreadyExistsException",
  });
  await expect(client.send(new CreateAccountAliasCommand({ AccountAlias: "-x--" }))).rejects.toMatchObject({
    name: "ValidationError",
  });
  await expect(client.send(new DeleteAccountAliasCommand({ AccountAlias: "acme" }))).rejects.toMatchObject({
    name: "NoSuchEntityException",
  });
  await client.send(new DeleteAccountAliasCommand({ AccountAlias: "acme-dev" }));
  expect(await aliases()).toEqual([]);
});

test("each account has its own administrator, and a session is no user", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const { Users = [] } = await new IAMClient(clientConfig(sandbox)).send(new ListUsersCommand());
  expect(Users.map(({ Arn }) => Arn)).toEqual(["arn:aws:iam::482109334517:user/administrator"]);
  const mina = new IAMClient(personConfig(sandbox, "mina", "AdministratorAccess"));
  await expect(mina.send(new GetUserCommand())).rejects.toMatchObject({
    name: "ValidationError",
    message: "Must specify userName when calling with non-User credentials",
  });
  expect((await mina.send(new GetUserCommand({ UserName: "administrator" }))).User?.UserName).toBe("administrator");
});

test("an instance profile holds one role, and both go only apart", async ({ sandbox }) => {
  const client = new IAMClient(clientConfig(sandbox));
  await createRole(client, "one");
  await createRole(client, "two");
  const names = { InstanceProfileName: "web", RoleName: "one" };
  await client.send(new CreateInstanceProfileCommand({ InstanceProfileName: "web", Path: "/web/" }));
  await expect(client.send(new CreateInstanceProfileCommand({ InstanceProfileName: "web" }))).rejects.toMatchObject({
    name: "EntityAlreadyExistsException",
  });
  await client.send(new AddRoleToInstanceProfileCommand(names));
  await expect(client.send(new AddRoleToInstanceProfileCommand({ ...names, RoleName: "two" }))).rejects.toMatchObject({
    name: "LimitExceededException",
  });

  const { InstanceProfile } = await client.send(new GetInstanceProfileCommand(names));
  expect(InstanceProfile).toMatchObject({
    Arn: "arn:aws:iam::482109334517:instance-profile/web/web",
    InstanceProfileId: expect.stringMatching(/^AIPA/),
    Roles: [{ RoleName: "one" }],
  });
  const ofRole = await client.send(new ListInstanceProfilesForRoleCommand({ RoleName: "one" }));
  const all = await client.send(new ListInstanceProfilesCommand({ PathPrefix: "/other/" }));
  expect([ofRole.InstanceProfiles?.length, all.InstanceProfiles?.length]).toEqual([1, 0]);

  const message = "Cannot delete entity, must remove roles from instance profile first.";
  for (const command of [
    client.send(new DeleteRoleCommand({ RoleName: "one" })),
    client.send(new DeleteInstanceProfileCommand(names)),
  ]) {
    await expect(command).rejects.toMatchObject({ name: "DeleteConflictException", message });
  }
  await client.send(new RemoveRoleFromInstanceProfileCommand(names));
  await client.send(new DeleteInstanceProfileCommand(names));
  await client.send(new DeleteRoleCommand({ RoleName: "one" }));
  await expect(client.send(new GetInstanceProfileCommand(names))).rejects.toMatchObject({
    name: "NoSuchEntityException",
  });
});

test("a stack makes an instance profile for its role, and takes it away", async ({ sandbox }) => {
  const template = {
    Resources: {
      Role: { Type: "AWS::IAM::Role", Properties: { AssumeRolePolicyDocument: JSON.parse(trust) } },
      Profile: { Type: "AWS::IAM::InstanceProfile", Properties: { Roles: [{ Ref: "Role" }] } },
    },
    Outputs: { Arn: { Value: { "Fn::GetAtt": ["Profile", "Arn"] } } },
  };
  const client = new CloudFormationClient(clientConfig(sandbox));
  await client.send(
    new CreateStackCommand({
      StackName: "web",
      TemplateBody: JSON.stringify(template),
      Capabilities: ["CAPABILITY_IAM"],
    }),
  );
  sandbox.world.step(600_000);
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: "web" }));
  const arn = Stacks[0]?.Outputs?.[0]?.OutputValue ?? "";
  expect(arn).toMatch(/^arn:aws:iam::482109334517:instance-profile\/web-Profile-\w+$/);

  const iam = new IAMClient(clientConfig(sandbox));
  const read = () => iam.send(new GetInstanceProfileCommand({ InstanceProfileName: arn.split("/").at(-1) }));
  expect((await read()).InstanceProfile?.Roles?.[0]?.RoleName).toMatch(/^web-Role-/);
  await client.send(new DeleteStackCommand({ StackName: "web" }));
  sandbox.world.step(600_000);
  await expect(read()).rejects.toMatchObject({ name: "NoSuchEntityException" });
});

test("of a policy's versions one counts, and the policy goes after the others", async ({ sandbox }) => {
  const client = new IAMClient(clientConfig(sandbox));
  const { Policy } = await client.send(new CreatePolicyCommand({ PolicyName: "rights", PolicyDocument: rights("1") }));
  const PolicyArn = Policy?.Arn;
  for (const at of ["2", "3", "4", "5"]) {
    const PolicyDocument = rights(at);
    await client.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: at === "2" }));
  }
  await expect(
    client.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: rights("6") })),
  ).rejects.toMatchObject({ name: "LimitExceededException" });

  const { Versions = [] } = await client.send(new ListPolicyVersionsCommand({ PolicyArn }));
  expect(Versions.map(({ VersionId, IsDefaultVersion }) => `${VersionId} ${IsDefaultVersion}`)).toEqual([
    "v5 false",
    "v4 false",
    "v3 false",
    "v2 true",
    "v1 false",
  ]);
  await client.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: "v3" }));
  expect((await client.send(new GetPolicyCommand({ PolicyArn }))).Policy?.DefaultVersionId).toBe("v3");
  const { PolicyVersion } = await client.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: "v3" }));
  expect(decodeURIComponent(PolicyVersion?.Document ?? "")).toBe(rights("3"));

  await expect(client.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: "v3" }))).rejects.toMatchObject({
    name: "DeleteConflictException",
  });
  await expect(client.send(new DeletePolicyCommand({ PolicyArn }))).rejects.toMatchObject({
    name: "DeleteConflictException",
    message: expect.stringContaining("more than one version"),
  });
  for (const VersionId of ["v1", "v2", "v4", "v5"]) {
    await client.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
  }
  await client.send(new DeletePolicyCommand({ PolicyArn }));
});

test("whom a policy is attached to and whom it limits can be listed, and both hold it", async ({ sandbox }) => {
  const client = new IAMClient(clientConfig(sandbox));
  await createRole(client, "app");
  const { Policy } = await client.send(new CreatePolicyCommand({ PolicyName: "rights", PolicyDocument: rights("1") }));
  const PolicyArn = Policy?.Arn;
  await client.send(new AttachRolePolicyCommand({ RoleName: "app", PolicyArn }));
  await client.send(new PutRolePermissionsBoundaryCommand({ RoleName: "app", PermissionsBoundary: PolicyArn }));
  const entities = async (input: object) =>
    (await client.send(new ListEntitiesForPolicyCommand({ PolicyArn, ...input }))).PolicyRoles?.length;
  expect([
    await entities({}),
    await entities({ PolicyUsageFilter: "PermissionsBoundary" }),
    await entities({ EntityFilter: "User" }),
    await entities({ PathPrefix: "/other/" }),
  ]).toEqual([1, 1, 0, 0]);

  await client.send(new DetachRolePolicyCommand({ RoleName: "app", PolicyArn }));
  const remove = new DeletePolicyCommand({ PolicyArn });
  await expect(client.send(remove)).rejects.toMatchObject({ name: "DeleteConflictException" });
  await client.send(new DeleteRolePermissionsBoundaryCommand({ RoleName: "app" }));

  await client.send(
    new TagPolicyCommand({
      PolicyArn,
      Tags: [
        { Key: "a", Value: "1" },
        { Key: "b", Value: "2" },
      ],
    }),
  );
  await client.send(new UntagPolicyCommand({ PolicyArn, TagKeys: ["a"] }));
  expect((await client.send(new ListPolicyTagsCommand({ PolicyArn }))).Tags).toEqual([{ Key: "b", Value: "2" }]);
  await client.send(remove);
  const { SummaryMap } = await client.send(new GetAccountSummaryCommand());
  expect(SummaryMap).toMatchObject({ Roles: 1, Policies: 0 });
});

test("a role tells when and where it was last used", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const mina = personConfig(sandbox, "mina", "AdministratorAccess");
  const client = new IAMClient(clientConfig(sandbox));
  const RoleName = sandbox.world.truth
    .map(({ detail }) => String(detail.arn).split("/").at(-1))
    .find((name) => name?.startsWith("AWSReservedSSO_AdministratorAccess_"));
  const lastUsed = async () => (await client.send(new GetRoleCommand({ RoleName }))).Role?.RoleLastUsed;
  expect(await lastUsed()).toEqual({});
  await new ECSClient(mina).send(new ListClustersCommand());
  expect(await lastUsed()).toEqual({ LastUsedDate: expect.any(Date), Region: "eu-west-1" });
});

test("the roles of Identity Center are AWS's to change", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const mina = new IAMClient(personConfig(sandbox, "mina", "AdministratorAccess"));
  const RoleName = sandbox.world.truth
    .map(({ detail }) => String(detail.arn).split("/").at(-1))
    .find((name) => name?.startsWith("AWSReservedSSO_ViewOnly_"));
  const change = { RoleName, PolicyName: "more", PolicyDocument: rights("1") };
  const administrator = new IAMClient(clientConfig(sandbox));
  await expect(administrator.send(new PutRolePolicyCommand(change))).rejects.toMatchObject({
    name: "UnmodifiableEntityException",
  });
  await expect(mina.send(new PutRolePolicyCommand(change))).rejects.toThrow(
    /is not authorized to perform: iam:PutRolePolicy|only modifiable by AWS/,
  );
});

test("a role's description can be changed alone", async ({ sandbox }) => {
  const client = new IAMClient(clientConfig(sandbox));
  await createRole(client, "app");
  const { Role } = await client.send(new UpdateRoleDescriptionCommand({ RoleName: "app", Description: "for the app" }));
  expect(Role?.Description).toBe("for the app");
});

const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

function rights(action: string): string {
  const statement = { Effect: "Allow", Action: `ecs:List${action}`, Resource: "*" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

async function createRole(client: IAMClient, RoleName: string): Promise<void> {
  await client.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
}
