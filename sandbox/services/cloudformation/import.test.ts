import type { CreateChangeSetCommandInput } from "@aws-sdk/client-cloudformation";
import { CloudWatchLogsClient, CreateLogGroupCommand, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import { test } from "./testing";

const group = (name: string, more = "DeletionPolicy: Retain,") =>
  `${name}: { Type: "AWS::Logs::LogGroup", ${more} Properties: { LogGroupName: ${name.toLowerCase()} } }`;
const template = (...resources: string[]) => `Resources: { ${resources.join(", ")} }`;

const wanted = (name: string, identifier = name.toLowerCase()) => ({
  ResourceType: "AWS::Logs::LogGroup",
  LogicalResourceId: name,
  ResourceIdentifier: { LogGroupName: identifier },
});
const input: CreateChangeSetCommandInput = {
  StackName: "logs",
  ChangeSetName: "take",
  ChangeSetType: "IMPORT",
  TemplateBody: template(group("App")),
  ResourcesToImport: [wanted("App")],
};

test("a stack takes over what is there, and leaves it when it goes", async ({ deployer, sandbox }) => {
  const logs = new CloudWatchLogsClient(clientConfig(sandbox));
  await logs.send(new CreateLogGroupCommand({ logGroupName: "app" }));
  const { ChangeSetId, StackId = "", Changes } = await deployer.planned(input);
  expect(Changes).toMatchObject([
    { ResourceChange: { Action: "Import", LogicalResourceId: "App", PhysicalResourceId: "app" } },
  ]);
  await deployer.executeChangeSet({ ChangeSetName: ChangeSetId });
  expect(await deployer.settled("logs")).toMatchObject({ StackStatus: "IMPORT_COMPLETE" });
  const tags = "Apply stack-level tags to imported resource if applicable.";
  expect(await deployer.story("logs")).toEqual([
    "logs REVIEW_IN_PROGRESS: User Initiated",
    "logs IMPORT_IN_PROGRESS: User Initiated",
    "App IMPORT_IN_PROGRESS: Resource import started.",
    "App IMPORT_COMPLETE: Resource import completed.",
    `App UPDATE_IN_PROGRESS: ${tags}`,
    "App UPDATE_COMPLETE",
    "logs IMPORT_COMPLETE",
  ]);
  const TemplateBody = template(group("App"), group("Web"));
  await deployer.updateStack({ StackName: "logs", TemplateBody });
  expect(await deployer.settled("logs")).toMatchObject({ StackStatus: "UPDATE_COMPLETE" });
  await deployer.deleteStack({ StackName: "logs" });
  expect(await deployer.settled(StackId)).toMatchObject({ StackStatus: "DELETE_COMPLETE" });
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  expect(logGroups.map(({ logGroupName }) => logGroupName)).toEqual(["app", "web"]);
});

test.for([
  ["no resources", { ResourcesToImport: [] }, /^Resources to import must be specified/],
  [
    "a resource without a deletion policy",
    { TemplateBody: template(group("App", "")) },
    "The following resources to import [App] must have DeletionPolicy attribute specified in the template.",
  ],
  [
    "a further resource",
    { TemplateBody: template(group("App"), group("Web")) },
    "Resources [Web] is missing from ResourceToImport list",
  ],
  [
    "outputs",
    { TemplateBody: `${template(group("App"))}\nOutputs: { A: { Value: x } }` },
    "As part of the import operation, you cannot modify or add [Outputs]",
  ],
  ["a name that the template lacks", { ResourcesToImport: [wanted("Other")] }, /do not exist in the template$/],
] as const)("an import with %s is refused", async ([, more, message], { deployer }) => {
  await expect(deployer.createChangeSet({ ...input, ...more } as CreateChangeSetCommandInput)).rejects.toThrow(message);
});

test("what is not there cannot be taken over", async ({ deployer }) => {
  expect(await deployer.planned(input)).toMatchObject({
    Status: "FAILED",
    StatusReason: "Resource of type 'AWS::Logs::LogGroup' with identifier 'app' was not found.",
  });
});

test("a deploy that may import takes over what has its name already, if it would keep it", async ({
  deployer,
  sandbox,
}) => {
  const logs = new CloudWatchLogsClient(clientConfig(sandbox));
  await logs.send(new CreateLogGroupCommand({ logGroupName: "app" }));
  const deploy = (ChangeSetName: string, policy: string) =>
    deployer.planned({
      StackName: "logs",
      ChangeSetName,
      ChangeSetType: "CREATE",
      ImportExistingResources: true,
      TemplateBody: template(group("App", policy), group("Web")),
    });
  const { StatusReason } = await deploy("one", "");
  expect(StatusReason).toMatch(
    /^CloudFormation is attempting to import .* resources are App \(\{LogGroupName=app\}\)$/,
  );

  const { Changes = [], ChangeSetId } = await deploy("two", "DeletionPolicy: RetainExceptOnCreate,");
  expect(Changes.map(({ ResourceChange }) => ResourceChange?.Action)).toEqual(["Import", "Add"]);
  await deployer.executeChangeSet({ ChangeSetName: ChangeSetId });
  expect(await deployer.settled("logs")).toMatchObject({ StackStatus: "CREATE_COMPLETE" });
});
