import type { CreateChangeSetCommandInput } from "@aws-sdk/client-cloudformation";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import { type Deployer, test } from "./testing";

const Capabilities = ["CAPABILITY_NAMED_IAM" as const];

const role = (more = "") => `
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: { Effect: Allow, Principal: { Service: codebuild.amazonaws.com }, Action: sts:AssumeRole }
${more}`;

const template = (more = "") => `
Parameters:
  Days: { Type: Number, Default: 7 }
  GroupName: { Type: String, Default: app }
Resources:${role(more)}
  Group:
    Type: AWS::Logs::LogGroup
    Properties: { LogGroupName: !Ref GroupName, RetentionInDays: !Ref Days }
  Named:
    Type: AWS::Logs::LogGroup
    Properties: { LogGroupName: !Select [5, !Split [":", !GetAtt Role.Arn]] }
`;

const simple = (name: string) =>
  `Resources: { Group: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: ${name} } } }`;

async function deploy(deployer: Deployer, input: CreateChangeSetCommandInput) {
  const { ChangeSetId, StackId } = await deployer.planned(input);
  await deployer.executeChangeSet({ ChangeSetName: ChangeSetId });
  await deployer.settled(StackId ?? "");
  return { ChangeSetId, StackId };
}

const first = { StackName: "shop", ChangeSetName: "first", ChangeSetType: "CREATE" as const };

test("a change set for a new stack opens it for review, and makes nothing until it is executed", async ({
  deployer,
}) => {
  const changeSet = await deployer.planned({ ...first, TemplateBody: simple("app") });
  expect(changeSet).toMatchObject({
    Status: "CREATE_COMPLETE",
    ExecutionStatus: "AVAILABLE",
    Changes: [
      {
        Type: "Resource",
        ResourceChange: {
          Action: "Add",
          LogicalResourceId: "Group",
          ResourceType: "AWS::Logs::LogGroup",
          Scope: [],
          Details: [],
          AfterContext: '{"Properties":{"LogGroupName":"app"}}',
        },
      },
    ],
  });
  const { Stacks } = await deployer.describeStacks({ StackName: "shop" });
  expect(Stacks).toMatchObject([{ StackStatus: "REVIEW_IN_PROGRESS", StackStatusReason: "User Initiated" }]);
  expect(await deployer.story("shop")).toEqual(["shop REVIEW_IN_PROGRESS: User Initiated"]);

  await deployer.executeChangeSet({ ChangeSetName: "first", StackName: "shop", ClientRequestToken: "run-1" });
  expect(await deployer.settled("shop")).toMatchObject({
    StackStatus: "CREATE_COMPLETE",
    ChangeSetId: changeSet.ChangeSetId,
  });
  expect(await deployer.describeChangeSet({ ChangeSetName: changeSet.ChangeSetId })).toMatchObject({
    Status: "CREATE_COMPLETE",
    ExecutionStatus: "EXECUTE_COMPLETE",
  });
});

test("a change set tells what changes, from what to what, and why", async ({ deployer }) => {
  await deploy(deployer, { ...first, TemplateBody: template(), Capabilities });
  const { Changes = [], ChangeSetId } = await deployer.planned({
    StackName: "shop",
    ChangeSetName: "second",
    TemplateBody: template("      Description: Builds"),
    Parameters: [
      { ParameterKey: "Days", ParameterValue: "14" },
      { ParameterKey: "GroupName", ParameterValue: "web" },
    ],
    Capabilities,
  });
  const of = (name: string) =>
    Changes.find(({ ResourceChange }) => ResourceChange?.LogicalResourceId === name)?.ResourceChange;

  expect(of("Group")).toMatchObject({
    Action: "Modify",
    Replacement: "True",
    PolicyAction: "ReplaceAndDelete",
    Scope: ["Properties"],
  });
  expect(of("Group")?.Details).toContainEqual({
    Target: {
      Attribute: "Properties",
      Name: "LogGroupName",
      RequiresRecreation: "Always",
      Path: "/Properties/LogGroupName",
      BeforeValue: "app",
      AfterValue: "web",
      AttributeChangeType: "Modify",
    },
    Evaluation: "Static",
    ChangeSource: "ParameterReference",
    CausingEntity: "GroupName",
  });
  expect(of("Role")).toMatchObject({ Action: "Modify", Replacement: "False" });
  expect(of("Role")?.Details).toMatchObject([
    {
      Target: { Name: "Description", RequiresRecreation: "Never" },
      Evaluation: "Static",
      ChangeSource: "DirectModification",
    },
  ]);
  expect(of("Named")).toMatchObject({ Replacement: "Conditional" });
  expect(of("Named")?.Details).toMatchObject([
    { Evaluation: "Dynamic", ChangeSource: "ResourceAttribute", CausingEntity: "Role.Arn" },
  ]);

  const plain = await deployer.describeChangeSet({ ChangeSetName: ChangeSetId });
  const [group] = plain.Changes ?? [];
  expect(group?.ResourceChange).not.toHaveProperty("AfterContext");
  expect(group?.ResourceChange?.Details?.[0]?.Target).toEqual({
    Attribute: "Properties",
    Name: "LogGroupName",
    RequiresRecreation: "Always",
  });
});

test("a value that may change but does not leaves its resource alone", async ({ deployer }) => {
  await deploy(deployer, { ...first, TemplateBody: template(), Capabilities });
  const before = (await deployer.story("shop")).length;
  await deploy(deployer, {
    StackName: "shop",
    ChangeSetName: "second",
    TemplateBody: template("      Description: Builds"),
    Capabilities,
  });
  expect(await deployer.story("shop", before)).toEqual([
    "shop UPDATE_IN_PROGRESS: User Initiated",
    "Role UPDATE_IN_PROGRESS",
    "Role UPDATE_COMPLETE",
    "shop UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
    "shop UPDATE_COMPLETE",
  ]);
});

test("what the template lets go is removed, and new stack tags reach what stays", async ({ deployer }) => {
  await deploy(deployer, { ...first, TemplateBody: template(), Capabilities });
  const { Changes = [] } = await deployer.planned({
    StackName: "shop",
    ChangeSetName: "less",
    TemplateBody: simple("app"),
    Tags: [{ Key: "team", Value: "shop" }],
  });
  expect(Changes.map(({ ResourceChange }) => ResourceChange)).toMatchObject([
    { LogicalResourceId: "Group", Action: "Modify", Scope: ["Properties", "Tags"], Replacement: "False" },
    { LogicalResourceId: "Named", Action: "Remove", PolicyAction: "Delete" },
    { LogicalResourceId: "Role", Action: "Remove" },
  ]);
});

test("a change set that would change nothing fails with CloudFormation's sentence", async ({ deployer }) => {
  await deploy(deployer, { ...first, TemplateBody: simple("app") });
  const { Status, StatusReason, ExecutionStatus, ChangeSetId } = await deployer.planned({
    StackName: "shop",
    ChangeSetName: "again",
    TemplateBody: simple("app"),
  });
  expect({ Status, StatusReason, ExecutionStatus }).toEqual({
    Status: "FAILED",
    StatusReason:
      "The submitted information didn't contain changes. Submit different information to create a change set.",
    ExecutionStatus: "UNAVAILABLE",
  });
  await expect(deployer.executeChangeSet({ ChangeSetName: ChangeSetId })).rejects.toMatchObject({
    name: "InvalidChangeSetStatusException",
    message: `ChangeSet [${ChangeSetId}] cannot be executed in its current status of [FAILED]`,
  });
});

test("an output alone is a change too", async ({ deployer }) => {
  await deploy(deployer, { ...first, TemplateBody: simple("app") });
  const TemplateBody = `${simple("app")}\nOutputs: { Name: { Value: !Ref Group } }`;
  expect(await deployer.planned({ StackName: "shop", ChangeSetName: "output", TemplateBody })).toMatchObject({
    Status: "CREATE_COMPLETE",
  });
  await deployer.executeChangeSet({ StackName: "shop", ChangeSetName: "output" });
  expect((await deployer.settled("shop")).Outputs).toMatchObject([{ OutputKey: "Name", OutputValue: "app" }]);
});

test("names that are taken are found before anything is made, and DescribeEvents tells where", async ({
  deployer,
  sandbox,
}) => {
  const logs = new CloudWatchLogsClient(clientConfig(sandbox));
  await logs.send(new CreateLogGroupCommand({ logGroupName: "app" }));
  const { Status, StatusReason, ChangeSetId } = await deployer.planned({ ...first, TemplateBody: simple("app") });
  expect({ Status, StatusReason }).toEqual({
    Status: "FAILED",
    StatusReason:
      "The following hook(s)/validation failed: [AWS::EarlyValidation::ResourceExistenceCheck]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.",
  });
  const { OperationEvents } = await deployer.describeEvents({
    ChangeSetName: ChangeSetId,
    Filters: { FailedEvents: true },
  });
  expect(OperationEvents).toMatchObject([
    {
      EventType: "VALIDATION_ERROR",
      OperationType: "CREATE_CHANGESET",
      OperationStatus: "FAILED",
      LogicalResourceId: "Group",
      ValidationName: "NAME_CONFLICT_VALIDATION",
      ValidationStatus: "FAILED",
      ValidationFailureMode: "FAIL",
      ValidationStatusReason: "Resource of type 'AWS::Logs::LogGroup' with identifier 'app' already exists.",
      ValidationPath: "/Resources/Group",
    },
  ]);
  expect(await deployer.story("shop")).toEqual(["shop REVIEW_IN_PROGRESS: User Initiated"]);
});

test.for([
  ["Colour: red", "#: extraneous key [Colour] is not permitted", "/Resources/Group/Properties"],
  [
    "RetentionInDays: many",
    "#/RetentionInDays: expected type: Integer, found: String",
    "/Resources/Group/Properties/RetentionInDays",
  ],
  ["Tags: [{ Key: a }]", "#/Tags/0: required key [Value] not found", "/Resources/Group/Properties/Tags/0"],
])(
  "a broken property is named, both to who plans and to who creates at once: %s",
  async ([property, reason, path], { deployer }) => {
    const TemplateBody = `Resources: { Group: { Type: "AWS::Logs::LogGroup", Properties: { ${property} } } }`;
    const changeSet = await deployer.planned({ ...first, TemplateBody });
    expect(changeSet.StatusReason).toContain("[AWS::EarlyValidation::PropertyValidation]");
    const { OperationEvents } = await deployer.describeEvents({ ChangeSetName: changeSet.ChangeSetId });
    expect(OperationEvents).toMatchObject([
      { ValidationName: "PROPERTY_VALIDATION", ValidationStatusReason: reason, ValidationPath: path },
    ]);

    await deployer.createStack({ StackName: "direct", TemplateBody });
    await deployer.settled("direct");
    expect(await deployer.story("direct")).toEqual([
      "direct CREATE_IN_PROGRESS: User Initiated",
      `Group CREATE_FAILED: Properties validation failed for resource Group with message:\n[${reason}]`,
      "direct ROLLBACK_IN_PROGRESS: Validation failed for following resources: [Group]. Rollback requested by user.",
      "Group DELETE_COMPLETE",
      "direct ROLLBACK_COMPLETE",
    ]);
  },
);

test("executing one change set lets go of the others", async ({ deployer }) => {
  await deploy(deployer, { ...first, TemplateBody: simple("app") });
  const one = await deployer.planned({ StackName: "shop", ChangeSetName: "one", TemplateBody: simple("b") });
  const two = await deployer.planned({ StackName: "shop", ChangeSetName: "two", TemplateBody: simple("c") });
  await deployer.executeChangeSet({ ChangeSetName: two.ChangeSetId });
  await deployer.settled("shop");

  await expect(deployer.describeChangeSet({ ChangeSetName: one.ChangeSetId })).rejects.toMatchObject({
    name: "ChangeSetNotFoundException",
    message: `ChangeSet [${one.ChangeSetId}] does not exist`,
    $metadata: { httpStatusCode: 404 },
  });
  const { Summaries = [] } = await deployer.listChangeSets({ StackName: "shop" });
  expect(Summaries.map(({ ChangeSetName, ExecutionStatus }) => [ChangeSetName, ExecutionStatus])).toEqual([
    ["first", "EXECUTE_COMPLETE"],
    ["two", "EXECUTE_COMPLETE"],
  ]);
});

test("a repeat of a request is no second change set, and no second execution", async ({ deployer }) => {
  const input = { ...first, TemplateBody: simple("app"), ClientToken: "once" };
  const { ChangeSetId } = await deployer.planned(input);
  expect((await deployer.createChangeSet(input)).Id).toBe(ChangeSetId);
  await expect(deployer.createChangeSet({ ...input, ClientToken: "other" })).rejects.toMatchObject({
    name: "AlreadyExistsException",
  });
  await deployer.executeChangeSet({ ChangeSetName: ChangeSetId, ClientRequestToken: "run" });
  await deployer.executeChangeSet({ ChangeSetName: ChangeSetId, ClientRequestToken: "run" });
  await deployer.settled("shop");
  await expect(deployer.executeChangeSet({ ChangeSetName: ChangeSetId })).rejects.toMatchObject({
    message: `ChangeSet [${ChangeSetId}] cannot be executed in its current execution status of [EXECUTE_COMPLETE]`,
  });
});

test("a failed first deploy that shall delete itself leaves nothing but its story", async ({ deployer }) => {
  const TemplateBody = `Resources: { Group: { Type: "AWS::Logs::LogGroup", Properties: { RetentionInDays: 15 } } }`;
  const { ChangeSetId, StackId = "" } = await deployer.planned({ ...first, TemplateBody, OnStackFailure: "DELETE" });
  await deployer.executeChangeSet({ ChangeSetName: ChangeSetId });
  expect(await deployer.settled(StackId)).toMatchObject({ StackStatus: "DELETE_COMPLETE" });
  expect(await deployer.story(StackId)).toContain(
    "shop DELETE_IN_PROGRESS: The following resource(s) failed to create: [Group]. Delete requested by user.",
  );
});

test.for([
  [
    { ...first, TemplateBody: "Resources: {}" },
    "Template format error: At least one Resources member must be defined.",
  ],
  [
    { ...first, StackName: "1st", TemplateBody: simple("a") },
    /^1 validation error detected: Value '1st' at 'stackName' failed/,
  ],
  [
    { ...first, ChangeSetName: "a_b", TemplateBody: simple("a") },
    /^1 validation error detected: Value 'a_b' at 'changeSetName'/,
  ],
  [{ StackName: "nobody", ChangeSetName: "a", TemplateBody: simple("a") }, "Stack [nobody] does not exist"],
  [{ ...first }, "Either Template URL or Template Body must be specified."],
] as [CreateChangeSetCommandInput, string | RegExp][])(
  "%j is refused and leaves no stack",
  async ([input, message], { deployer }) => {
    await expect(deployer.createChangeSet(input)).rejects.toThrow(message);
    expect((await deployer.listStacks({})).StackSummaries ?? []).toEqual([]);
  },
);

test("a template tells what it asks for before anyone deploys it", async ({ deployer }) => {
  expect(await deployer.getTemplateSummary({ TemplateBody: template() })).toMatchObject({
    Parameters: [
      { ParameterKey: "Days", ParameterType: "Number", DefaultValue: "7", NoEcho: false },
      { ParameterKey: "GroupName", ParameterType: "String", DefaultValue: "app" },
    ],
    Capabilities: ["CAPABILITY_IAM"],
    CapabilitiesReason: "The following resource(s) require capabilities: [AWS::IAM::Role]",
    ResourceTypes: ["AWS::IAM::Role", "AWS::Logs::LogGroup"],
  });
  expect(await deployer.validateTemplate({ TemplateBody: template() })).toMatchObject({
    Parameters: [{ ParameterKey: "Days" }, { ParameterKey: "GroupName" }],
    Capabilities: ["CAPABILITY_IAM"],
  });
});
