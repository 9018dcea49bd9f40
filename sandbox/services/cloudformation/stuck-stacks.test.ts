import { BatchDeleteImageCommand, DescribeRepositoriesCommand, ECRClient } from "@aws-sdk/client-ecr";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import { pushImage } from "../ecr/testing";
import { type Deployer, test, until } from "./testing";

const TemplateBody = `
Resources:
  Registry: { Type: "AWS::ECR::Repository", Properties: { RepositoryName: shop } }
  Wait:
    Type: AWS::CloudFormation::WaitCondition
    DependsOn: Registry
    CreationPolicy: { ResourceSignal: { Timeout: PT1H } }
`;

/** A creation that fails while somebody has put an image into what it would have to delete. */
async function stuck(deployer: Deployer, ecr: ECRClient): Promise<string> {
  const { StackId = "" } = await deployer.createStack({ StackName: "shop", TemplateBody });
  await until(async () =>
    (await deployer.story("shop")).includes("Wait CREATE_IN_PROGRESS: Resource creation Initiated") ? true : undefined,
  );
  await pushImage(ecr, { repositoryName: "shop", content: "one", imageTag: "v1" });
  await deployer.signalResource({ StackName: "shop", LogicalResourceId: "Wait", UniqueId: "i-1", Status: "FAILURE" });
  expect(await deployer.settled("shop")).toMatchObject({
    StackStatus: "ROLLBACK_FAILED",
    StackStatusReason: "The following resource(s) failed to delete: [Registry]. ",
  });
  return StackId;
}

test("a rollback that fails leaves a stack that can only be deleted, once its obstacle is gone", async ({
  deployer,
  sandbox,
}) => {
  const ecr = new ECRClient(clientConfig(sandbox));
  const StackId = await stuck(deployer, ecr);
  await expect(deployer.updateStack({ StackName: "shop", TemplateBody })).rejects.toThrow(
    `Stack:${StackId} is in ROLLBACK_FAILED state and can not be updated.`,
  );
  await ecr.send(new BatchDeleteImageCommand({ repositoryName: "shop", imageIds: [{ imageTag: "v1" }] }));
  await deployer.deleteStack({ StackName: "shop" });
  expect(await deployer.settled(StackId)).toMatchObject({ StackStatus: "DELETE_COMPLETE" });
});

test("a forced deletion leaves behind what does not go", async ({ deployer, sandbox }) => {
  const ecr = new ECRClient(clientConfig(sandbox));
  const StackId = await stuck(deployer, ecr);
  await deployer.deleteStack({ StackName: "shop" });
  expect(await deployer.settled(StackId)).toMatchObject({ StackStatus: "DELETE_FAILED" });
  await expect(deployer.deleteStack({ StackName: "shop", RetainResources: ["Nobody"] })).rejects.toThrow(
    /^Resource \[Nobody\] does not exist in stack/,
  );
  await deployer.deleteStack({ StackName: "shop", DeletionMode: "FORCE_DELETE_STACK" });
  expect(await deployer.settled(StackId)).toMatchObject({
    StackStatus: "DELETE_COMPLETE",
    DeletionMode: "FORCE_DELETE_STACK",
  });
  expect(await deployer.story(StackId)).toContainEqual(expect.stringMatching(/^Registry DELETE_FAILED: /));
  const { repositories } = await ecr.send(new DescribeRepositoriesCommand({}));
  expect(repositories).toMatchObject([{ repositoryName: "shop" }]);
});
