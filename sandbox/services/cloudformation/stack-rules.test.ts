import type { CreateStackCommandInput } from "@aws-sdk/client-cloudformation";
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import { test } from "./testing";

const group = (name: string, more = "", properties = "") =>
  `Resources: { Group: { Type: "AWS::Logs::LogGroup", ${more} Properties: { LogGroupName: ${name}${properties} } } }`;
const failing = (policy: string) =>
  `${group("app", `DeletionPolicy: ${policy},`).slice(0, -1)}, Wrong: { Type: "AWS::Logs::LogGroup", DependsOn: Group, Properties: { RetentionInDays: 15 } } }`;
const used = (token: string) =>
  `The client request token ${token} has already been used for this stack. Retry the request with a different client request token`;

test("a client's token stands for one operation on a stack", async ({ deployer }) => {
  const input = { StackName: "logs", TemplateBody: group("app"), ClientRequestToken: "t1" };
  const { StackId = "" } = await deployer.createStack(input);
  await deployer.settled("logs");
  const update = { StackName: "logs", TemplateBody: group("web") };
  await expect(deployer.updateStack({ ...update, ClientRequestToken: "t1" })).rejects.toMatchObject({
    name: "TokenAlreadyExistsException",
    message: used("t1"),
  });
  await deployer.updateStack({ ...update, ClientRequestToken: "t2" });
  await deployer.settled("logs");
  expect(await deployer.updateStack({ ...update, ClientRequestToken: "t2" })).toMatchObject({ StackId });
  await expect(deployer.deleteStack({ StackName: "logs", ClientRequestToken: "t2" })).rejects.toThrow(used("t2"));
  await deployer.deleteStack({ StackName: "logs", ClientRequestToken: "t3" });
  await deployer.settled(StackId);
  await expect(deployer.createStack(input)).rejects.toThrow(used("t1"));
});

test("a Region takes no more stacks than its quota", async ({ deployer, sandbox }) => {
  sandbox.world.settings.cloudformation = { stackLimit: 1 };
  await deployer.createStack({ StackName: "one", TemplateBody: group("one") });
  await deployer.settled("one");
  await expect(deployer.createStack({ StackName: "two", TemplateBody: group("two") })).rejects.toMatchObject({
    name: "LimitExceededException",
  });
  const { AccountLimits } = await deployer.describeAccountLimits({});
  expect(AccountLimits).toContainEqual({ Name: "StackLimit", Value: 1 });
});

test("a deleted stack is forgotten after 90 days", async ({ deployer, sandbox }) => {
  const { StackId = "" } = await deployer.createStack({ StackName: "logs", TemplateBody: group("app") });
  await deployer.settled("logs");
  await deployer.deleteStack({ StackName: "logs" });
  await deployer.settled(StackId);
  sandbox.world.step(89 * 86_400_000);
  expect((await deployer.listStacks({})).StackSummaries).toHaveLength(1);
  sandbox.world.step(2 * 86_400_000);
  expect((await deployer.listStacks({})).StackSummaries ?? []).toEqual([]);
  await expect(deployer.describeStacks({ StackName: StackId })).rejects.toThrow(
    `Stack with id ${StackId} does not exist`,
  );
});

test.for([
  ["Retain", false, ["app"]],
  ["Retain", true, []],
  ["RetainExceptOnCreate", false, []],
  ["Delete", false, []],
] as const)(
  "of a creation that is rolled back, a resource with the policy %s (RetainExceptOnCreate: %s) leaves %j",
  async ([policy, RetainExceptOnCreate, left], { deployer, sandbox }) => {
    await deployer.createStack({ StackName: "logs", TemplateBody: failing(policy), RetainExceptOnCreate });
    expect(await deployer.settled("logs")).toMatchObject({ StackStatus: "ROLLBACK_COMPLETE" });
    const { logGroups = [] } = await new CloudWatchLogsClient(clientConfig(sandbox)).send(
      new DescribeLogGroupsCommand({}),
    );
    expect(logGroups.map(({ logGroupName }) => logGroupName)).toEqual(left);
  },
);

test("a stack's role acts for it: what it may not do fails, and says who may not", async ({ deployer, sandbox }) => {
  const iam = new IAMClient(clientConfig(sandbox));
  const trust = { Effect: "Allow", Principal: { Service: "cloudformation.amazonaws.com" }, Action: "sts:AssumeRole" };
  const { Role: { Arn: RoleARN = "" } = {} } = await iam.send(
    new CreateRoleCommand({ RoleName: "deployer", AssumeRolePolicyDocument: JSON.stringify({ Statement: [trust] }) }),
  );
  // A new role is not known everywhere at once.
  sandbox.world.step(60_000);
  const { StackId = "" } = await deployer.createStack({ StackName: "logs", TemplateBody: group("app"), RoleARN });
  expect(await deployer.settled("logs")).toMatchObject({ StackStatus: "ROLLBACK_COMPLETE", RoleARN });
  const failure = (await deployer.story("logs")).find((line) => line.includes("Group CREATE_FAILED"));
  expect(failure).toMatch(
    /User: arn:aws:sts::\d+:assumed-role\/deployer\/AWSCloudFormation is not authorized to perform: logs:CreateLogGroup on resource: .*HandlerErrorCode: AccessDenied\)$/,
  );
  await deployer.deleteStack({ StackName: "logs" });
  await deployer.settled(StackId);

  const Statement = [{ Effect: "Allow", Action: "logs:*", Resource: "*" }];
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  await iam.send(new PutRolePolicyCommand({ RoleName: "deployer", PolicyName: "logs", PolicyDocument }));
  await deployer.createStack({ StackName: "logs", TemplateBody: group("app"), RoleARN });
  expect(await deployer.settled("logs")).toMatchObject({ StackStatus: "CREATE_COMPLETE" });
});

test("a role that trusts another service cannot act for a stack", async ({ deployer, sandbox }) => {
  const trust = { Effect: "Allow", Principal: { Service: "ecs.amazonaws.com" }, Action: "sts:AssumeRole" };
  const AssumeRolePolicyDocument = JSON.stringify({ Statement: [trust] });
  const iam = new IAMClient(clientConfig(sandbox));
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: "other", AssumeRolePolicyDocument }));
  sandbox.world.step(60_000);
  const input = { StackName: "logs", TemplateBody: group("app"), RoleARN: Role?.Arn };
  await expect(deployer.createStack(input)).rejects.toThrow(`Role ${Role?.Arn} is invalid or cannot be assumed`);
});

test("an alias finds a stack as its name does, until it is taken away", async ({ deployer }) => {
  const { StackId } = await deployer.createStack({ StackName: "logs", TemplateBody: group("app") });
  await deployer.settled("logs");
  await deployer.setAlias({ StackName: "logs", AliasName: "live" });
  const { Stacks } = await deployer.describeStacks({ StackName: "live" });
  expect(Stacks).toMatchObject([{ StackId, StackName: "logs", AliasName: "live" }]);
  await expect(deployer.createStack({ StackName: "live", TemplateBody: group("b") })).rejects.toThrow("already exists");
  await deployer.removeAlias({ AliasName: "live" });
  await expect(deployer.describeStacks({ StackName: "live" })).rejects.toThrow("Stack with id live does not exist");
});

const TemplateBody = group("a");
const detected = "1 validation error detected: Value";

test.for([
  [
    { TemplateBody, OnFailure: "STOP" as never },
    `${detected} 'STOP' at 'onFailure' failed to satisfy constraint: Member must satisfy enum value set: [DELETE, DO_NOTHING, ROLLBACK]`,
  ],
  [
    { TemplateBody, ClientRequestToken: "-a" },
    `${detected} '-a' at 'clientRequestToken' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9][-a-zA-Z0-9]*`,
  ],
  [
    { TemplateBody, TimeoutInMinutes: 0 },
    `${detected} '0' at 'timeoutInMinutes' failed to satisfy constraint: Member must have value greater than or equal to 1`,
  ],
  [
    { TemplateBody, Capabilities: ["ALL" as never] },
    `${detected} '[ALL]' at 'capabilities' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [CAPABILITY_AUTO_EXPAND, CAPABILITY_IAM, CAPABILITY_NAMED_IAM]]`,
  ],
  [
    { TemplateBody, OnFailure: "DELETE", DisableRollback: true },
    "You can specify either DisableRollback or OnFailure, but not both.",
  ],
  [
    { TemplateBody, Tags: [{ Key: "aws:a", Value: "b" }] },
    "aws: prefixed tag key names are not allowed for external use.",
  ],
  [
    { TemplateBody, ResourceTypes: ["AWS::EC2::*"] },
    "Resource type AWS::Logs::LogGroup is not allowed by parameter ResourceTypes [AWS::EC2::*]",
  ],
  [
    { TemplateBody, RoleARN: "arn:aws:iam::482109334517:role/nobody" },
    "Role arn:aws:iam::482109334517:role/nobody is invalid or cannot be assumed",
  ],
  [{ TemplateURL: "template.yml" }, "TemplateURL must be a supported URL."],
  [
    { TemplateURL: "https://example.com/template.yml" },
    "Domain name specified in example.com is not a valid S3 domain",
  ],
  [{ TemplateURL: "https://a.s3.eu-west-1.amazonaws.com/t" }, /^S3 error: Access Denied/],
  [
    { TemplateBody, TemplateURL: "https://a.s3.amazonaws.com/t" },
    "You must specify either Template Body or Template URL, but not both.",
  ],
  [
    { TemplateBody: group("a", "DeletionPolicy: Snapshot,") },
    "Template error: resource type AWS::Logs::LogGroup does not support deletion policy Snapshot",
  ],
] as [Partial<CreateStackCommandInput>, string | RegExp][])(
  "CreateStack with %j is refused",
  async ([input, message], { deployer }) => {
    await expect(deployer.createStack({ StackName: "logs", ...input })).rejects.toThrow(message);
    expect((await deployer.listStacks({})).StackSummaries ?? []).toEqual([]);
  },
);
