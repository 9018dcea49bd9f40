import { DescribeRepositoriesCommand, ECRClient } from "@aws-sdk/client-ecr";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import { pushImage } from "../ecr/testing";
import { builder, Capabilities, logGroup } from "./sample-templates-testing";
import { test } from "./testing";

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

test("a protected stack is not deleted", async ({ deployer }) => {
  await deployer.createStack({ StackName: "logs", TemplateBody: logGroup("app"), EnableTerminationProtection: true });
  await deployer.settled("logs");
  await expect(deployer.deleteStack({ StackName: "logs" })).rejects.toMatchObject({
    message: "Stack [logs] cannot be deleted while TerminationProtection is enabled",
  });
  await deployer.updateTerminationProtection({ StackName: "logs", EnableTerminationProtection: false });
  await deployer.deleteStack({ StackName: "logs" });
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
