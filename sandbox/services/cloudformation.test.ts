import { CloudWatchLogsClient, DeleteLogGroupCommand, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeRepositoriesCommand, ECRClient, ListTagsForResourceCommand } from "@aws-sdk/client-ecr";
import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import { Deployer, test, until } from "./cloudformation/testing";
import { pushImage } from "./ecr/testing";

const Capabilities = ["CAPABILITY_NAMED_IAM" as const];

/** A role and what needs it: a registry with its rule, and a project named after the stack. */
const builder = `
AWSTemplateFormatVersion: "2010-09-09"
Description: Builds one image
Parameters:
  RegistryName: { Type: String, Default: shop }
  Branch: { Type: String, Default: main }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement: { Effect: Allow, Principal: { Service: codebuild.amazonaws.com }, Action: sts:AssumeRole }
      Policies:
        - PolicyName: Push
          PolicyDocument:
            Version: 2012-10-17
            Statement: { Effect: Allow, Action: "ecr:*", Resource: !Sub "arn:aws:ecr:\${AWS::Region}:\${AWS::AccountId}:repository/*" }
  Registry:
    Type: AWS::ECR::Repository
    Properties:
      RepositoryName: !Ref RegistryName
      ImageScanningConfiguration: { ScanOnPush: true }
      LifecyclePolicy:
        LifecyclePolicyText: !Sub |
          { "rules": [{ "rulePriority": 1, "selection": { "tagStatus": "any", "countType": "imageCountMoreThan",
            "countNumber": 5 }, "action": { "type": "expire" } }] }
  Project:
    Type: AWS::CodeBuild::Project
    Properties:
      Name: !Sub "\${AWS::StackName}-project"
      ServiceRole: !GetAtt Role.Arn
      SourceVersion: !Ref Branch
      Artifacts: { Type: NO_ARTIFACTS }
      Environment: { Type: LINUX_CONTAINER, ComputeType: BUILD_GENERAL1_SMALL, Image: "aws/codebuild/standard:7.0", PrivilegedMode: true }
      Source: { Type: GITHUB, Location: "https://github.com/acme/shop.git", GitCloneDepth: 1 }
Outputs:
  RegistryUri:
    Value: !GetAtt Registry.RepositoryUri
    Export: { Name: !Sub "\${AWS::StackName}-Uri" }
`;

const logGroup = (name: string, more = "") =>
  `Resources:\n  Group: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: ${name}${more} } }\n`;

/** Its role cannot be finished, while its log group can. */
const broken = `
Resources:
  Group: { Type: "AWS::Logs::LogGroup" }
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: 2012-10-17, Statement: { Effect: Allow, Principal: { Service: ecs.amazonaws.com }, Action: "sts:AssumeRole" } }
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/Nothing"]
  After: { Type: "AWS::Logs::LogGroup", DependsOn: Role }
`;

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

test("an update changes only what is different, and says so when nothing is", async ({ deployer }) => {
  await deployer.createStack({ StackName: "build", TemplateBody: builder, Capabilities });
  await deployer.settled("build");
  const before = (await deployer.story("build")).length;

  const same = { StackName: "build", UsePreviousTemplate: true, Capabilities };
  await expect(deployer.updateStack(same)).rejects.toMatchObject({
    name: "ValidationError",
    message: "No updates are to be performed.",
  });
  const Parameters = [
    { ParameterKey: "Branch", ParameterValue: "next" },
    { ParameterKey: "RegistryName", UsePreviousValue: true },
  ];
  await deployer.updateStack({ ...same, Parameters });
  expect(await deployer.settled("build")).toMatchObject({
    StackStatus: "UPDATE_COMPLETE",
    Parameters: expect.arrayContaining([{ ParameterKey: "Branch", ParameterValue: "next" }]),
  });
  expect(await deployer.story("build", before)).toEqual([
    "build UPDATE_IN_PROGRESS: User Initiated",
    "Project UPDATE_IN_PROGRESS",
    "Project UPDATE_COMPLETE",
    "build UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
    "build UPDATE_COMPLETE",
  ]);
});

test("a resource whose name changes is made anew before the old one goes", async ({ deployer }) => {
  await deployer.createStack({ StackName: "logs", TemplateBody: logGroup("old") });
  await deployer.settled("logs");
  const before = (await deployer.story("logs")).length;

  await deployer.updateStack({ StackName: "logs", TemplateBody: logGroup("new") });
  await deployer.settled("logs");
  expect(await deployer.story("logs", before)).toEqual([
    "logs UPDATE_IN_PROGRESS: User Initiated",
    "Group UPDATE_IN_PROGRESS: Requested update requires the creation of a new physical resource; hence creating one.",
    "Group UPDATE_IN_PROGRESS: Resource creation Initiated",
    "Group UPDATE_COMPLETE",
    "logs UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
    "Group DELETE_IN_PROGRESS",
    "Group DELETE_COMPLETE",
    "logs UPDATE_COMPLETE",
  ]);
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

test("an update that fails goes back to what was there", async ({ deployer }) => {
  await deployer.createStack({ StackName: "logs", TemplateBody: logGroup("app", ", RetentionInDays: 7") });
  await deployer.settled("logs");
  const before = (await deployer.story("logs")).length;

  const worse = `${logGroup("app", ", RetentionInDays: 14")}  Wrong: { Type: "AWS::Logs::LogGroup", DependsOn: Group, Properties: { RetentionInDays: 15 } }\n`;
  await deployer.updateStack({ StackName: "logs", TemplateBody: worse });
  expect(await deployer.settled("logs")).toMatchObject({ StackStatus: "UPDATE_ROLLBACK_COMPLETE" });
  expect(await deployer.story("logs", before)).toEqual([
    "logs UPDATE_IN_PROGRESS: User Initiated",
    "Group UPDATE_IN_PROGRESS",
    "Group UPDATE_COMPLETE",
    "Wrong CREATE_IN_PROGRESS",
    expect.stringMatching(/^Wrong CREATE_FAILED: .*HandlerErrorCode: InvalidRequest\)$/),
    "logs UPDATE_ROLLBACK_IN_PROGRESS: The following resource(s) failed to create: [Wrong]. ",
    "Group UPDATE_IN_PROGRESS",
    "Group UPDATE_COMPLETE",
    "logs UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
    "Wrong DELETE_COMPLETE",
    "logs UPDATE_ROLLBACK_COMPLETE",
  ]);
  const { TemplateBody } = await deployer.getTemplate({ StackName: "logs" });
  expect(TemplateBody).toContain("RetentionInDays: 7");
  await deployer.updateStack({ StackName: "logs", TemplateBody: logGroup("app", ", RetentionInDays: 30") });
  expect(await deployer.settled("logs")).toMatchObject({ StackStatus: "UPDATE_COMPLETE" });
});

test("without rollback what was made stays, and a better template goes on from there", async ({ deployer }) => {
  await deployer.createStack({ StackName: "bad", TemplateBody: broken, Capabilities, DisableRollback: true });
  expect(await deployer.settled("bad")).toMatchObject({
    StackStatus: "CREATE_FAILED",
    StackStatusReason: "The following resource(s) failed to create: [Role]. ",
  });
  const mended = broken.replace("policy/Nothing", "policy/service-role/AmazonECSTaskExecutionRolePolicy");
  await deployer.updateStack({ StackName: "bad", TemplateBody: mended, Capabilities });
  expect(await deployer.settled("bad")).toMatchObject({ StackStatus: "UPDATE_COMPLETE" });
  const { StackResourceSummaries = [] } = await deployer.listStackResources({ StackName: "bad" });
  expect(StackResourceSummaries.map(({ ResourceStatus }) => ResourceStatus)).toEqual(Array(3).fill("CREATE_COMPLETE"));
});

test("a repository with images keeps its stack from going, until it is emptied or left behind", async ({
  deployer,
  sandbox,
}) => {
  const { StackId = "" } = await deployer.createStack({ StackName: "build", TemplateBody: builder, Capabilities });
  await deployer.settled("build");
  const ecr = new ECRClient(clientConfig(sandbox));
  await pushImage(ecr, { repositoryName: "shop", imageTag: "v1", content: "one" });

  await deployer.deleteStack({ StackName: "build" });
  expect(await deployer.settled(StackId)).toMatchObject({
    StackStatus: "DELETE_FAILED",
    StackStatusReason: "The following resource(s) failed to delete: [Registry]. ",
  });
  const { StackResourceDetail } = await deployer.describeStackResource({
    StackName: StackId,
    LogicalResourceId: "Registry",
  });
  expect(StackResourceDetail?.ResourceStatusReason).toContain(
    "The repository with name 'shop' in registry with id '482109334517' cannot be deleted because it still contains images",
  );
  await deployer.deleteStack({ StackName: "build", RetainResources: ["Registry"] });
  expect(await deployer.settled(StackId)).toMatchObject({ StackStatus: "DELETE_COMPLETE" });
  expect((await deployer.story(StackId)).slice(-3)).toEqual([
    "build DELETE_IN_PROGRESS: User Initiated",
    "Registry DELETE_SKIPPED",
    "build DELETE_COMPLETE",
  ]);
});

test("a deleted stack is found by its id alone, and its name is free", async ({ deployer }) => {
  const { StackId = "" } = await deployer.createStack({ StackName: "logs", TemplateBody: logGroup("app") });
  await deployer.settled("logs");
  await deployer.deleteStack({ StackName: "logs" });
  await deployer.settled(StackId);

  await expect(deployer.describeStacks({ StackName: "logs" })).rejects.toMatchObject({
    name: "ValidationError",
    message: "Stack with id logs does not exist",
    $metadata: { httpStatusCode: 400 },
  });
  await deployer.deleteStack({ StackName: "logs" });
  const { StackSummaries } = await deployer.listStacks({ StackStatusFilter: ["DELETE_COMPLETE"] });
  expect(StackSummaries).toMatchObject([{ StackId }]);
  const again = await deployer.createStack({ StackName: "logs", TemplateBody: logGroup("app") });
  expect(again.StackId).not.toBe(StackId);
});

test("an exported value cannot go while another stack takes it", async ({ deployer }) => {
  const { StackId = "" } = await deployer.createStack({ StackName: "build", TemplateBody: builder, Capabilities });
  await deployer.settled("build");
  const taker = `Resources: { Group: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: !Select [1, !Split ["/", !ImportValue build-Uri]] } } }`;
  await deployer.createStack({ StackName: "taker", TemplateBody: taker });
  await deployer.settled("taker");

  expect((await deployer.listExports({})).Exports).toMatchObject([{ Name: "build-Uri", ExportingStackId: StackId }]);
  expect((await deployer.listImports({ ExportName: "build-Uri" })).Imports).toEqual(["taker"]);
  await deployer.deleteStack({ StackName: "build" });
  expect(await deployer.settled(StackId)).toMatchObject({
    StackStatus: "DELETE_FAILED",
    StackStatusReason: "Export build-Uri cannot be deleted as it is in use by taker",
  });
  const { StackId: takerId = "" } = await deployer.settled("taker");
  await deployer.deleteStack({ StackName: "taker" });
  await deployer.settled(takerId);
  await expect(deployer.listImports({ ExportName: "build-Uri" })).rejects.toMatchObject({
    message: "Export 'build-Uri' is not imported by any stack.",
  });
  await deployer.deleteStack({ StackName: "build" });
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

test("a protected stack is not deleted", async ({ deployer }) => {
  await deployer.createStack({ StackName: "logs", TemplateBody: logGroup("app"), EnableTerminationProtection: true });
  await deployer.settled("logs");
  await expect(deployer.deleteStack({ StackName: "logs" })).rejects.toMatchObject({
    message: "Stack [logs] cannot be deleted while TerminationProtection is enabled",
  });
  await deployer.updateTerminationProtection({ StackName: "logs", EnableTerminationProtection: false });
  await deployer.deleteStack({ StackName: "logs" });
});

test("an update can be called off while it goes on", async ({ deployer, sandbox }) => {
  await deployer.createStack({ StackName: "build", TemplateBody: builder, Capabilities });
  await deployer.settled("build");
  const before = (await deployer.story("build")).length;
  sandbox.world.setSpeed(20);
  const longer = builder
    .replace("  Registry:\n", "    Metadata: { Owner: shop }\n  Registry:\n")
    .replace("PolicyName: Push", "PolicyName: Publish");
  await deployer.updateStack({ StackName: "build", TemplateBody: longer, Capabilities });
  await until(async () =>
    (await deployer.story("build", before)).includes("Role UPDATE_IN_PROGRESS") ? true : undefined,
  );
  await deployer.cancelUpdateStack({ StackName: "build" });
  sandbox.world.setSpeed(1000);
  expect(await deployer.settled("build")).toMatchObject({ StackStatus: "UPDATE_ROLLBACK_COMPLETE" });
  const story = await deployer.story("build", before);
  expect(story).toContain("Role UPDATE_FAILED: Resource update cancelled");
  expect(story).toContain("build UPDATE_ROLLBACK_IN_PROGRESS: Stack update cancelled");
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

test("a retained resource outlives its stack", async ({ deployer, sandbox }) => {
  const TemplateBody = `Resources: { Registry: { Type: "AWS::ECR::Repository", DeletionPolicy: Retain, Properties: { RepositoryName: kept } } }`;
  const { StackId = "" } = await deployer.createStack({ StackName: "keeper", TemplateBody });
  await deployer.settled("keeper");
  await deployer.deleteStack({ StackName: "keeper" });
  await deployer.settled(StackId);
  const ecr = new ECRClient(clientConfig(sandbox));
  const { repositories } = await ecr.send(new DescribeRepositoriesCommand({}));
  expect(repositories).toMatchObject([{ repositoryName: "kept" }]);
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

test("an update that cannot even be taken back goes on when what is lost is skipped", async ({ deployer, sandbox }) => {
  const logs = new CloudWatchLogsClient(clientConfig(sandbox));
  await deployer.createStack({ StackName: "shop", TemplateBody: logGroup("app", ", RetentionInDays: 7") });
  await deployer.settled("shop");
  sandbox.world.setSpeed(20);
  const worse = `${logGroup("app", ", RetentionInDays: 14")}
  Other: { Type: "AWS::Logs::LogGroup", DependsOn: Group }
  Wrong: { Type: "AWS::Logs::LogGroup", DependsOn: Other, Properties: { RetentionInDays: 15 } }
`;
  await deployer.updateStack({ StackName: "shop", TemplateBody: worse, Capabilities });
  await until(async () => ((await deployer.story("shop")).includes("Group UPDATE_COMPLETE") ? true : undefined));
  await logs.send(new DeleteLogGroupCommand({ logGroupName: "app" }));
  sandbox.world.setSpeed(1000);
  expect(await deployer.settled("shop")).toMatchObject({
    StackStatus: "UPDATE_ROLLBACK_FAILED",
    StackStatusReason: "The following resource(s) failed to update: [Group]. ",
  });

  await expect(deployer.updateStack({ StackName: "shop", TemplateBody: worse, Capabilities })).rejects.toMatchObject({
    message: expect.stringContaining("is in UPDATE_ROLLBACK_FAILED state and can not be updated."),
  });
  await expect(
    deployer.continueUpdateRollback({ StackName: "shop", ResourcesToSkip: ["Other"] }),
  ).rejects.toMatchObject({
    message: expect.stringContaining("Only the resources failed during UpdateRollback are allowed to be skipped"),
  });
  await deployer.continueUpdateRollback({ StackName: "shop", ResourcesToSkip: ["Group"] });
  expect(await deployer.settled("shop")).toMatchObject({ StackStatus: "UPDATE_ROLLBACK_COMPLETE" });
  const { StackResources = [] } = await deployer.describeStackResources({ StackName: "shop" });
  expect(StackResources.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual(["Group"]);
  const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
  expect(logGroups).toEqual([]);
});

test.for([
  ["an update without rollback", true, "UPDATE_ROLLBACK_COMPLETE"],
  ["a creation without rollback", false, "DELETE_COMPLETE"],
] as const)("RollbackStack takes back %s", async ([_, isUpdate, status], { deployer }) => {
  if (isUpdate) {
    await deployer.createStack({ StackName: "shop", TemplateBody: logGroup("app") });
    await deployer.settled("shop");
  }
  const input = { StackName: "shop", TemplateBody: broken, Capabilities, DisableRollback: true };
  const { StackId = "" } = await (isUpdate ? deployer.updateStack(input) : deployer.createStack(input));
  expect(await deployer.settled(StackId)).toMatchObject({ StackStatus: isUpdate ? "UPDATE_FAILED" : "CREATE_FAILED" });
  await deployer.rollbackStack({ StackName: StackId });
  expect(await deployer.settled(StackId)).toMatchObject({ StackStatus: status });
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
