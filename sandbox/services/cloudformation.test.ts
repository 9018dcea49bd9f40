import { DescribeRepositoriesCommand, ECRClient, ListTagsForResourceCommand } from "@aws-sdk/client-ecr";
import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import { broken, builder, Capabilities, logGroup } from "./cloudformation/sample-templates-testing";
import { Deployer, test, until } from "./cloudformation/testing";

test("a stack is made in the order of its dependencies, and its events tell it as CloudFormation does", async ({
  deployer,
}) => {
  await deployer.createStack({ StackName: "build", TemplateBody: builder, Capabilities, ClientRequestToken: "run-1" });
  const stack = await deployer.settled("build");

  expect(stack).toMatchObject({ StackStatus: "CREATE_COMPLETE", Description: "Builds one image" });
  expect(stack.Outputs).toMatchObject([
    { OutputKey: "RegistryUri", OutputValue: expect.stringMatching(/\.dkr\.ecr\.eu-west-1\.amazonaws\.com\/shop$/) },
  ]);
  expect(await deployer.story("build")).toEqual([
    "build CREATE_IN_PROGRESS: User Initiated",
    "Role CREATE_IN_PROGRESS",
    "Registry CREATE_IN_PROGRESS",
    "Role CREATE_IN_PROGRESS: Resource creation Initiated",
    "Registry CREATE_IN_PROGRESS: Resource creation Initiated",
    "Registry CREATE_COMPLETE",
    "Role CREATE_COMPLETE",
    "Project CREATE_IN_PROGRESS",
    "Project CREATE_IN_PROGRESS: Resource creation Initiated",
    "Project CREATE_COMPLETE",
    "build CREATE_COMPLETE",
  ]);
  const { StackEvents = [] } = await deployer.describeStackEvents({ StackName: "build" });
  expect(new Set(StackEvents.map(({ ClientRequestToken }) => ClientRequestToken))).toEqual(new Set(["run-1"]));
  expect(new Set(StackEvents.map(({ EventId }) => EventId)).size).toBe(StackEvents.length);
});

test("what a stack makes is really there, with the stack's tags", async ({ deployer, sandbox }) => {
  const Tags = [{ Key: "team", Value: "shop" }];
  await deployer.createStack({ StackName: "build", TemplateBody: builder, Capabilities, Tags });
  await deployer.settled("build");

  const { StackResources = [] } = await deployer.describeStackResources({ StackName: "build" });
  const role = StackResources.find(({ LogicalResourceId }) => LogicalResourceId === "Role")?.PhysicalResourceId;
  const { Role } = await new IAMClient(clientConfig(sandbox)).send(new GetRoleCommand({ RoleName: role }));
  expect(Role?.Tags).toEqual(
    expect.arrayContaining([
      { Key: "team", Value: "shop" },
      { Key: "aws:cloudformation:logical-id", Value: "Role" },
    ]),
  );
  const ecr = new ECRClient(clientConfig(sandbox));
  const { repositories = [] } = await ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ["shop"] }));
  const [{ repositoryArn, imageScanningConfiguration } = {}] = repositories;
  expect(imageScanningConfiguration).toEqual({ scanOnPush: true });
  const { tags } = await ecr.send(new ListTagsForResourceCommand({ resourceArn: repositoryArn }));
  expect(tags).toContainEqual({ Key: "team", Value: "shop" });
});

test("a creation that fails is rolled back, and the stack is good for nothing but deletion", async ({ deployer }) => {
  const { StackId = "" } = await deployer.createStack({ StackName: "bad", TemplateBody: broken, Capabilities });
  expect(await deployer.settled("bad")).toMatchObject({ StackStatus: "ROLLBACK_COMPLETE" });
  expect(await deployer.story("bad")).toEqual([
    "bad CREATE_IN_PROGRESS: User Initiated",
    "Group CREATE_IN_PROGRESS",
    "Role CREATE_IN_PROGRESS",
    "Group CREATE_IN_PROGRESS: Resource creation Initiated",
    expect.stringMatching(
      /^Role CREATE_FAILED: Resource handler returned message: "Policy .* does not exist or is not attachable\. \(Service: Iam, Status Code: 404, Request ID: .*\)" \(RequestToken: .*, HandlerErrorCode: NotFound\)$/,
    ),
    "Group CREATE_FAILED: Resource creation cancelled",
    "bad ROLLBACK_IN_PROGRESS: The following resource(s) failed to create: [Group, Role]. Rollback requested by user.",
    "Group DELETE_IN_PROGRESS",
    "Role DELETE_COMPLETE",
    "Group DELETE_COMPLETE",
    "bad ROLLBACK_COMPLETE",
  ]);
  await expect(deployer.updateStack({ StackName: "bad", TemplateBody: broken, Capabilities })).rejects.toMatchObject({
    message: `Stack:${StackId} is in ROLLBACK_COMPLETE state and can not be updated.`,
  });
  await deployer.deleteStack({ StackName: "bad" });
  expect(await deployer.settled(StackId)).toMatchObject({ StackStatus: "DELETE_COMPLETE" });
});

test("a stack that takes what nobody exports is rolled back before it makes anything", async ({ deployer }) => {
  const taker = `Resources: { Group: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: !ImportValue nothing } } }`;
  await deployer.createStack({ StackName: "taker", TemplateBody: taker });
  await deployer.settled("taker");
  expect(await deployer.story("taker")).toEqual([
    "taker CREATE_IN_PROGRESS: User Initiated",
    "taker ROLLBACK_IN_PROGRESS: No export named nothing found. Rollback requested by user.",
    "taker ROLLBACK_COMPLETE",
  ]);
});

const whileInProgress: [string, (deployer: Deployer, TemplateBody: string) => Promise<unknown>, string, string][] = [
  [
    "creating it again",
    (deployer, TemplateBody) => deployer.createStack({ StackName: "slow", TemplateBody }),
    "AlreadyExistsException",
    "Stack [slow] already exists",
  ],
  [
    "updating it",
    (deployer, TemplateBody) => deployer.updateStack({ StackName: "slow", TemplateBody }),
    "ValidationError",
    "Stack:ID is in CREATE_IN_PROGRESS state and can not be updated.",
  ],
  [
    "planning a change",
    (deployer, TemplateBody) => deployer.createChangeSet({ StackName: "slow", ChangeSetName: "a", TemplateBody }),
    "ValidationError",
    "Stack:ID is in CREATE_IN_PROGRESS state and can not be updated.",
  ],
  [
    "calling off an update",
    (deployer) => deployer.cancelUpdateStack({ StackName: "slow" }),
    "ValidationError",
    "CancelUpdateStack cannot be called from current stack status",
  ],
];

test.for(whileInProgress)("while a stack is being made, %s is refused", async ([_, act, name, message], { start }) => {
  const deployer = new Deployer(clientConfig(await start({ speed: 1 })));
  const TemplateBody = logGroup("app");
  const { StackId = "" } = await deployer.createStack({ StackName: "slow", TemplateBody });
  await expect(act(deployer, TemplateBody)).rejects.toMatchObject({ name, message: message.replace("ID", StackId) });
});

test("a repeated request to create is the same stack", async ({ deployer }) => {
  const input = { StackName: "logs", TemplateBody: logGroup("app"), ClientRequestToken: "once" };
  const [first, second] = [await deployer.createStack(input), await deployer.createStack(input)];
  expect(second.StackId).toBe(first.StackId);
});

test("a stack that is being made when the sandbox stops is finished when it starts again", async ({
  start,
  dataDir,
}) => {
  const first = await start({ dataDir, speed: 50 });
  const deployer = new Deployer(clientConfig(first));
  const { StackId = "" } = await deployer.createStack({ StackName: "build", TemplateBody: builder, Capabilities });
  await until(async () => ((await deployer.story(StackId)).includes("Registry CREATE_COMPLETE") ? true : undefined));
  await first.close();

  const again = new Deployer(clientConfig(await start({ dataDir })));
  expect(await again.settled(StackId)).toMatchObject({ StackStatus: "CREATE_COMPLETE" });
  expect((await again.story(StackId)).filter((line) => line.endsWith("Resource creation Initiated"))).toHaveLength(3);
});

test("a secret parameter is never shown", async ({ deployer }) => {
  const TemplateBody = `
Parameters: { Secret: { Type: String, NoEcho: true } }
Resources: { Group: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: !Ref Secret } } }`;
  const Parameters = [{ ParameterKey: "Secret", ParameterValue: "hush" }];
  await deployer.createStack({ StackName: "shy", TemplateBody, Parameters });
  expect(await deployer.settled("shy")).toMatchObject({
    Parameters: [{ ParameterKey: "Secret", ParameterValue: "****" }],
  });
  const { StackEvents = [] } = await deployer.describeStackEvents({ StackName: "shy" });
  const shown = StackEvents.flatMap(({ ResourceProperties }) => ResourceProperties ?? []);
  expect(new Set(shown)).toEqual(new Set(['{"LogGroupName":"****"}']));
});

test("a long story comes in pages, the newest first, and none of it twice", async ({ deployer }) => {
  const names = Array.from({ length: 60 }, (_, index) => `Handle${index}`);
  const Resources = Object.fromEntries(
    names.map((name) => [name, { Type: "AWS::CloudFormation::WaitConditionHandle" }]),
  );
  await deployer.createStack({ StackName: "long", TemplateBody: JSON.stringify({ Resources }) });
  await deployer.settled("long");
  const ids: (string | undefined)[] = [];
  let NextToken: string | undefined;
  do {
    const page = await deployer.describeStackEvents({ StackName: "long", NextToken });
    ids.push(...(page.StackEvents ?? []).map(({ EventId }) => EventId));
    NextToken = page.NextToken;
  } while (NextToken);
  expect(ids).toHaveLength(2 + 60 * 3);
  expect(new Set(ids).size).toBe(ids.length);
});
