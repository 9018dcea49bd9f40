import { BatchGetProjectsCommand, CodeBuildClient } from "@aws-sdk/client-codebuild";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import { test } from "../../services/cloudformation/testing";

function template(further: object): string {
  return JSON.stringify({
    Resources: {
      Role: {
        Type: "AWS::IAM::Role",
        Properties: {
          AssumeRolePolicyDocument: {
            Statement: [
              { Effect: "Allow", Principal: { Service: "codebuild.amazonaws.com" }, Action: "sts:AssumeRole" },
            ],
          },
        },
      },
      Project: {
        Type: "AWS::CodeBuild::Project",
        Properties: {
          Name: "shop",
          ServiceRole: { "Fn::GetAtt": ["Role", "Arn"] },
          Source: { Type: "GITHUB", Location: "https://github.com/acme/shop" },
          Artifacts: { Type: "NO_ARTIFACTS" },
          Environment: {
            Type: "LINUX_CONTAINER",
            ComputeType: "BUILD_GENERAL1_SMALL",
            Image: "aws/codebuild/standard:7.0",
          },
          ...further,
        },
      },
    },
  });
}

test("what is taken out of the template goes back to what it is without it", async ({ deployer, sandbox }) => {
  const codebuild = new CodeBuildClient(clientConfig(sandbox));
  const project = async () => {
    const { projects = [] } = await codebuild.send(new BatchGetProjectsCommand({ names: ["shop"] }));
    return projects[0];
  };
  const further = {
    Description: "the shop",
    TimeoutInMinutes: 20,
    ConcurrentBuildLimit: 2,
    SourceVersion: "main",
    Cache: { Type: "LOCAL", Modes: ["LOCAL_SOURCE_CACHE"] },
    LogsConfig: { CloudWatchLogs: { Status: "ENABLED", GroupName: "/ci" } },
    VpcConfig: { VpcId: "vpc-1", Subnets: ["subnet-1"], SecurityGroupIds: ["sg-1"] },
    SecondarySources: [{ Type: "GITHUB", Location: "https://github.com/acme/lib", SourceIdentifier: "lib" }],
  };
  const stack = { StackName: "shop", Capabilities: ["CAPABILITY_IAM" as const] };
  await deployer.createStack({ ...stack, TemplateBody: template(further) });
  expect((await deployer.settled("shop")).StackStatus).toBe("CREATE_COMPLETE");
  expect(await project()).toMatchObject({
    description: "the shop",
    timeoutInMinutes: 20,
    concurrentBuildLimit: 2,
    sourceVersion: "main",
    cache: { type: "LOCAL" },
    vpcConfig: { vpcId: "vpc-1" },
    secondarySources: [{ sourceIdentifier: "lib" }],
  });

  await deployer.updateStack({ ...stack, TemplateBody: template({}) });
  expect((await deployer.settled("shop")).StackStatus).toBe("UPDATE_COMPLETE");
  const bare = await project();
  expect(bare).toMatchObject({
    description: "",
    timeoutInMinutes: 60,
    cache: { type: "NO_CACHE" },
    secondarySources: [],
  });
  expect(bare?.logsConfig?.cloudWatchLogs?.groupName).toBeUndefined();
  for (const gone of ["concurrentBuildLimit", "sourceVersion", "vpcConfig"]) expect(bare).not.toHaveProperty(gone);
});
