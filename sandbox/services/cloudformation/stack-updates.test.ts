import { CloudWatchLogsClient, DeleteLogGroupCommand, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import { broken, builder, Capabilities, logGroup } from "./sample-templates-testing";
import { test, until } from "./testing";

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
