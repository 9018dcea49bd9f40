import { expect } from "vitest";
import { test } from "../testing";
import { minute } from "./seeds/past";
import { clientsOf } from "./testing";

test("in export-in-use the exporting stack goes only after the one that imports", async ({ start }) => {
  const sandbox = await start({ scenario: "export-in-use", speed: 1 });
  const { cloudformation } = clientsOf(sandbox);
  const statusOf = async (StackName: string) => (await cloudformation.describeStacks({ StackName })).Stacks?.[0];
  expect((await cloudformation.listImports({ ExportName: "shop-build-repository-uri" })).Imports).toEqual(["billing"]);

  await cloudformation.deleteStack({ StackName: "shop-build" });
  sandbox.world.step(5 * minute);
  expect(await statusOf("shop-build")).toMatchObject({
    StackStatus: "DELETE_FAILED",
    StackStatusReason: expect.stringContaining("billing"),
  });
  for (const StackName of ["billing", "shop-build"]) {
    await cloudformation.deleteStack({ StackName });
    sandbox.world.step(5 * minute);
    await expect(statusOf(StackName)).rejects.toThrow(/does not exist/);
  }
});

test("in delete-failed the stack goes when its repository is empty", async ({ start }) => {
  const sandbox = await start({ scenario: "delete-failed", speed: 1 });
  const { cloudformation, ecr } = clientsOf(sandbox);
  const { Stacks } = await cloudformation.describeStacks({ StackName: "shop-build" });
  expect(Stacks).toMatchObject([
    { StackStatus: "DELETE_FAILED", StackStatusReason: expect.stringContaining("[Repository]") },
  ]);
  const { StackEvents = [] } = await cloudformation.describeStackEvents({ StackName: "shop-build" });
  const { ResourceStatusReason } =
    StackEvents.find((event) => event.LogicalResourceId === "Repository" && event.ResourceStatus === "DELETE_FAILED") ??
    {};
  expect(ResourceStatusReason).toContain("shop-build");

  const images = { repositoryName: "shop-build-images", imageIds: [{ imageTag: "v1" }] };
  expect((await ecr.batchDeleteImage(images)).failures).toEqual([]);
  await cloudformation.deleteStack({ StackName: "shop-build" });
  sandbox.world.step(5 * minute);
  expect((await ecr.describeRepositories({})).repositories).toEqual([]);
});

test("in delete-failed the stack goes also without its repository", async ({ start }) => {
  const sandbox = await start({ scenario: "delete-failed", speed: 1 });
  const { cloudformation, ecr } = clientsOf(sandbox);
  await cloudformation.deleteStack({ StackName: "shop-build", RetainResources: ["Repository"] });
  sandbox.world.step(5 * minute);
  await expect(cloudformation.describeStacks({ StackName: "shop-build" })).rejects.toThrow(/does not exist/);
  expect((await ecr.describeRepositories({})).repositories).toHaveLength(1);
});

test("in stuck-stacks there is a way out of each", async ({ start }) => {
  const sandbox = await start({ scenario: "stuck-stacks", speed: 1 });
  const { cloudformation } = clientsOf(sandbox);
  const statuses = async () => {
    const { Stacks = [] } = await cloudformation.describeStacks({});
    return Object.fromEntries(Stacks.map(({ StackName, StackStatus }) => [StackName, StackStatus]));
  };
  expect(await statuses()).toEqual({
    "in-review": "REVIEW_IN_PROGRESS",
    "rolled-back": "ROLLBACK_COMPLETE",
    "rollback-failed": "UPDATE_ROLLBACK_FAILED",
  });
  await expect(cloudformation.updateStack({ StackName: "rolled-back", UsePreviousTemplate: true })).rejects.toThrow(
    /ROLLBACK_COMPLETE state and can not be updated/,
  );

  await cloudformation.executeChangeSet({ StackName: "in-review", ChangeSetName: "first" });
  await cloudformation.deleteStack({ StackName: "rolled-back" });
  await cloudformation.continueUpdateRollback({ StackName: "rollback-failed", ResourcesToSkip: ["Group"] });
  sandbox.world.step(5 * minute);
  expect(await statuses()).toEqual({ "in-review": "CREATE_COMPLETE", "rollback-failed": "UPDATE_ROLLBACK_COMPLETE" });
});
