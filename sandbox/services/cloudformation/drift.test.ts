import {
  CloudWatchLogsClient,
  DeleteLogGroupCommand,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { BatchGetProjectsCommand, CodeBuildClient, UpdateProjectCommand } from "@aws-sdk/client-codebuild";
import { ECRClient, TagResourceCommand } from "@aws-sdk/client-ecr";
import { IAMClient, UpdateRoleCommand } from "@aws-sdk/client-iam";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import { type Deployer, test, until } from "./testing";

const TemplateBody = `
Resources:
  Group: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: app, RetentionInDays: 7 } }
  Gone: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: gone } }
  Registry:
    Type: AWS::ECR::Repository
    Properties:
      RepositoryName: shop
      EmptyOnDelete: true
      ImageScanningConfiguration: { ScanOnPush: true }
      LifecyclePolicy: { LifecyclePolicyText: '{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":5},"action":{"type":"expire"}}]}' }
      Tags: [{ Key: team, Value: shop }]
  Cluster: { Type: "AWS::ECS::Cluster", Properties: { ClusterName: shop, CapacityProviders: [FARGATE] } }
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: builder
      Description: Builds
      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: codebuild.amazonaws.com }, Action: "sts:AssumeRole" }] }
  Project:
    Type: AWS::CodeBuild::Project
    Properties:
      Name: shop
      ServiceRole: !GetAtt Role.Arn
      TimeoutInMinutes: 30
      Artifacts: { Type: NO_ARTIFACTS }
      Environment: { Type: LINUX_CONTAINER, ComputeType: BUILD_GENERAL1_SMALL, Image: "aws/codebuild/standard:7.0", EnvironmentVariables: [{ Name: A, Value: b }] }
      Source: { Type: NO_SOURCE, BuildSpec: "version: 0.2" }
  Handle: { Type: "AWS::CloudFormation::WaitConditionHandle" }
`;

async function detected(deployer: Deployer) {
  const { StackDriftDetectionId } = await deployer.detectStackDrift({ StackName: "shop" });
  return until(async () => {
    const found = await deployer.describeStackDriftDetectionStatus({ StackDriftDetectionId });
    return found.DetectionStatus === "DETECTION_COMPLETE" ? found : undefined;
  });
}

async function made(deployer: Deployer): Promise<void> {
  await deployer.createStack({ StackName: "shop", TemplateBody, Capabilities: ["CAPABILITY_NAMED_IAM"] });
  expect(await deployer.settled("shop")).toMatchObject({
    StackStatus: "CREATE_COMPLETE",
    DriftInformation: { StackDriftStatus: "NOT_CHECKED" },
  });
}

test("a stack that nobody touched is in sync with its template", async ({ deployer }) => {
  await made(deployer);
  expect(await detected(deployer)).toMatchObject({ StackDriftStatus: "IN_SYNC", DriftedStackResourceCount: 0 });
  const { StackResourceDrifts = [] } = await deployer.describeStackResourceDrifts({ StackName: "shop" });
  expect(StackResourceDrifts.map((drift) => [drift.LogicalResourceId, drift.StackResourceDriftStatus])).toEqual([
    ["Cluster", "IN_SYNC"],
    ["Gone", "IN_SYNC"],
    ["Group", "IN_SYNC"],
    ["Handle", "NOT_CHECKED"],
    ["Project", "IN_SYNC"],
    ["Registry", "IN_SYNC"],
    ["Role", "IN_SYNC"],
  ]);
});

test("what somebody changed by hand is told, from what to what", async ({ deployer, sandbox }) => {
  await made(deployer);
  const config = clientConfig(sandbox);
  const logs = new CloudWatchLogsClient(config);
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: "app", retentionInDays: 30 }));
  await logs.send(new DeleteLogGroupCommand({ logGroupName: "gone" }));
  await new IAMClient(config).send(new UpdateRoleCommand({ RoleName: "builder", Description: "Breaks" }));
  const codebuild = new CodeBuildClient(config);
  const { projects: [project] = [] } = await codebuild.send(new BatchGetProjectsCommand({ names: ["shop"] }));
  const environment = { ...project?.environment, environmentVariables: [{ name: "A", value: "c" }] };
  await codebuild.send(new UpdateProjectCommand({ name: "shop", environment: environment as never }));
  const resourceArn = `arn:aws:ecr:eu-west-1:${sandbox.world.account}:repository/shop`;
  await new ECRClient(config).send(new TagResourceCommand({ resourceArn, tags: [{ Key: "by", Value: "hand" }] }));

  expect(await detected(deployer)).toMatchObject({ StackDriftStatus: "DRIFTED", DriftedStackResourceCount: 5 });
  const { StackResourceDrifts = [] } = await deployer.describeStackResourceDrifts({
    StackName: "shop",
    StackResourceDriftStatusFilters: ["MODIFIED", "DELETED"],
  });
  expect(
    StackResourceDrifts.map(({ LogicalResourceId, StackResourceDriftStatus, PropertyDifferences = [] }) => [
      LogicalResourceId,
      StackResourceDriftStatus,
      ...PropertyDifferences.map(
        ({ PropertyPath, ExpectedValue, ActualValue, DifferenceType }) =>
          `${PropertyPath} ${ExpectedValue} ${ActualValue} ${DifferenceType}`,
      ),
    ]),
  ).toEqual([
    ["Gone", "DELETED"],
    ["Group", "MODIFIED", "/RetentionInDays 7 30 NOT_EQUAL"],
    [
      "Project",
      "MODIFIED",
      '/Environment/EnvironmentVariables/0 {"Name":"A","Value":"b"} null REMOVE',
      expect.stringMatching(/^\/Environment\/EnvironmentVariables\/0 null \{"Name":"A","Value":"c".*\} ADD$/),
    ],
    ["Registry", "MODIFIED", '/Tags/1 null {"Key":"by","Value":"hand"} ADD'],
    ["Role", "MODIFIED", "/Description Builds Breaks NOT_EQUAL"],
  ]);
  expect(await deployer.settled("shop")).toMatchObject({ DriftInformation: { StackDriftStatus: "DRIFTED" } });
  const { StackResourceDetail } = await deployer.describeStackResource({
    StackName: "shop",
    LogicalResourceId: "Group",
  });
  expect(StackResourceDetail?.DriftInformation?.StackResourceDriftStatus).toBe("MODIFIED");
  const one = await deployer.detectStackResourceDrift({ StackName: "shop", LogicalResourceId: "Cluster" });
  expect(one.StackResourceDrift).toMatchObject({ StackResourceDriftStatus: "IN_SYNC" });
});

test("a deployment that reverts drift puts back what somebody changed by hand", async ({ deployer, sandbox }) => {
  await made(deployer);
  const logs = new CloudWatchLogsClient(clientConfig(sandbox));
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: "app", retentionInDays: 30 }));
  await logs.send(new DeleteLogGroupCommand({ logGroupName: "gone" }));
  const plan = (ChangeSetName: string, DeploymentMode?: "REVERT_DRIFT") =>
    deployer.planned({
      StackName: "shop",
      ChangeSetName,
      UsePreviousTemplate: true,
      DeploymentMode,
      Capabilities: ["CAPABILITY_NAMED_IAM"],
    });
  expect(await plan("plain")).toMatchObject({ Status: "FAILED" });
  const { Changes = [], ChangeSetId } = await plan("revert", "REVERT_DRIFT");
  expect(Changes.map(({ ResourceChange }) => [ResourceChange?.Action, ResourceChange?.LogicalResourceId])).toEqual([
    ["Add", "Gone"],
    ["Modify", "Group"],
  ]);
  expect(Changes[1]?.ResourceChange).toMatchObject({
    ResourceDriftStatus: "MODIFIED",
    Details: [
      {
        Target: {
          ...{ Name: "RetentionInDays", BeforeValue: "30", AfterValue: "7" },
          Drift: { PreviousValue: "7", ActualValue: "30" },
        },
      },
    ],
  });
  await deployer.executeChangeSet({ ChangeSetName: ChangeSetId });
  expect(await deployer.settled("shop")).toMatchObject({ StackStatus: "UPDATE_COMPLETE" });
  expect(await detected(deployer)).toMatchObject({ StackDriftStatus: "IN_SYNC" });
});
