import { expect } from "vitest";
import { type Deployer, test, until } from "../../services/cloudformation/testing";

const waiting = (timeout: number, count = 1) => `
Resources:
  Handle: { Type: "AWS::CloudFormation::WaitConditionHandle" }
  Wait: { Type: "AWS::CloudFormation::WaitCondition", Properties: { Handle: !Ref Handle, Timeout: ${timeout}, Count: ${count} } }
  After: { Type: "AWS::Logs::LogGroup", DependsOn: Wait }
Outputs: { Data: { Value: !GetAtt Wait.Data } }`;

async function opened(deployer: Deployer, TemplateBody: string): Promise<void> {
  await deployer.createStack({ StackName: "waits", TemplateBody });
  await until(async () =>
    (await deployer.story("waits")).includes("Wait CREATE_IN_PROGRESS: Resource creation Initiated") ? true : undefined,
  );
}

const signal = (deployer: Deployer, UniqueId: string, Status: "SUCCESS" | "FAILURE" = "SUCCESS") =>
  deployer.signalResource({ StackName: "waits", LogicalResourceId: "Wait", UniqueId, Status });

test("a stack goes on when as many signals have come as it waits for, and a repeat does not count", async ({
  deployer,
}) => {
  await opened(deployer, waiting(3600, 2));
  await signal(deployer, "one");
  await signal(deployer, "one");
  await expect(
    deployer.signalResource({ StackName: "waits", LogicalResourceId: "Handle", UniqueId: "one", Status: "SUCCESS" }),
  ).rejects.toThrow("Resource Handle is in CREATE_COMPLETE state and cannot be signaled.");
  expect(await deployer.story("waits")).not.toContain("After CREATE_IN_PROGRESS");
  await signal(deployer, "two");
  expect(await deployer.settled("waits")).toMatchObject({
    StackStatus: "CREATE_COMPLETE",
    Outputs: [{ OutputValue: '{"one":"","two":""}' }],
  });
  await expect(signal(deployer, "three")).rejects.toThrow(/is in CREATE_COMPLETE state and can not be signaled\.$/);
});

test("a signal of failure fails what waits for it", async ({ deployer }) => {
  const TemplateBody = `Resources: { Wait: { Type: "AWS::CloudFormation::WaitCondition", CreationPolicy: { ResourceSignal: { Timeout: PT1H } } } }`;
  await opened(deployer, TemplateBody);
  await signal(deployer, "i-1", "FAILURE");
  expect(await deployer.settled("waits")).toMatchObject({ StackStatus: "ROLLBACK_COMPLETE" });
  expect(await deployer.story("waits")).toContain("Wait CREATE_FAILED: Received FAILURE signal with UniqueId i-1");
});

test.for([
  [
    "a wait condition that nobody signals",
    waiting(5),
    "Wait CREATE_FAILED: WaitCondition timed out. Received 0 conditions when expecting 1",
  ],
  [
    "a nested stack, whose template would be on S3",
    `Resources: { Nested: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: "https://b.s3.amazonaws.com/t" } } }`,
    "Nested CREATE_FAILED: S3 error: Access Denied For more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html",
  ],
  [
    "a custom resource, whose function is not there",
    `Resources: { Own: { Type: "Custom::Thing", Properties: { Size: 3, ServiceToken: "arn:aws:lambda:eu-west-1:482109334517:function:make" } } }`,
    "Own CREATE_FAILED: Function not found: arn:aws:lambda:eu-west-1:482109334517:function:make",
  ],
])("%s fails in CloudFormation's words", async ([, TemplateBody, line], { deployer }) => {
  await deployer.createStack({ StackName: "waits", TemplateBody });
  expect(await deployer.settled("waits")).toMatchObject({ StackStatus: "ROLLBACK_COMPLETE" });
  expect(await deployer.story("waits")).toContain(line);
});

test("a wait condition with nothing to wait for, and the CDK's metadata, are there at once", async ({ deployer }) => {
  const TemplateBody = `Resources: { Wait: { Type: "AWS::CloudFormation::WaitCondition" }, CDKMetadata: { Type: "AWS::CDK::Metadata", Properties: { Analytics: "v2:deflate64:x" } } }`;
  await deployer.createStack({ StackName: "waits", TemplateBody });
  expect(await deployer.settled("waits")).toMatchObject({ StackStatus: "CREATE_COMPLETE" });
});
