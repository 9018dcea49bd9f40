import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { BatchGetProjectsCommand, CodeBuildClient } from "@aws-sdk/client-codebuild";
import { DescribeRepositoriesCommand, ECRClient, GetLifecyclePolicyCommand } from "@aws-sdk/client-ecr";
import {
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import { test } from "../../services/cloudformation/testing";

const lifecycle =
  '{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":5},"action":{"type":"expire"}}]}';
const allow = (action: string) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: action, Resource: "*" }],
});

interface Choice {
  action: string;
  managed: string;
  days?: number;
  hasLifecycle: boolean;
  buildSpec: string;
}

function template({ action, managed, days, hasLifecycle, buildSpec }: Choice): string {
  const role = { Ref: "Role" };
  return JSON.stringify({
    Resources: {
      Role: {
        Type: "AWS::IAM::Role",
        Properties: {
          RoleName: "shop-build",
          AssumeRolePolicyDocument: {
            Statement: [
              { Effect: "Allow", Principal: { Service: "codebuild.amazonaws.com" }, Action: "sts:AssumeRole" },
            ],
          },
          ManagedPolicyArns: [`arn:aws:iam::aws:policy/${managed}`],
          Policies: [{ PolicyName: `Own-${action.replace(/\W/g, "-")}`, PolicyDocument: allow(action) }],
        },
      },
      Inline: {
        Type: "AWS::IAM::Policy",
        Properties: { PolicyName: "Inline", PolicyDocument: allow(action), Roles: [role] },
      },
      Managed: {
        Type: "AWS::IAM::ManagedPolicy",
        Properties: { ManagedPolicyName: "shop-managed", PolicyDocument: allow(action), Roles: [role] },
      },
      Group: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: "shop", RetentionInDays: days } },
      Registry: {
        Type: "AWS::ECR::Repository",
        Properties: {
          RepositoryName: "shop",
          ImageScanningConfiguration: { ScanOnPush: hasLifecycle },
          LifecyclePolicy: hasLifecycle ? { LifecyclePolicyText: lifecycle } : { Ref: "AWS::NoValue" },
        },
      },
      Project: {
        Type: "AWS::CodeBuild::Project",
        Properties: {
          Name: "shop",
          ServiceRole: { "Fn::GetAtt": ["Role", "Arn"] },
          Artifacts: { Type: "NO_ARTIFACTS" },
          Environment: {
            Type: "LINUX_CONTAINER",
            ComputeType: "BUILD_GENERAL1_SMALL",
            Image: "aws/codebuild/standard:7.0",
            EnvironmentVariables: [{ Name: "ACCOUNT", Value: { Ref: "AWS::AccountId" } }],
          },
          Source: { Type: "NO_SOURCE", BuildSpec: buildSpec },
        },
      },
    },
  });
}

const one: Choice = {
  action: "s3:GetObject",
  managed: "service-role/AmazonECSTaskExecutionRolePolicy",
  days: 7,
  hasLifecycle: true,
  buildSpec: "version: 0.2",
};
const two: Choice = {
  action: "s3:PutObject",
  managed: "service-role/AmazonECSInfrastructureRoleforExpressGatewayServices",
  hasLifecycle: false,
  buildSpec: "version: 0.2 # two",
};

test.for([
  [[one], one],
  [[one, two], two],
  [[two, one], one],
] as [Choice[], Choice][])(
  "after deploying %j the services have what the template says",
  async ([choices, last], { deployer, sandbox }) => {
    const [first = one, ...others] = choices;
    const Capabilities = ["CAPABILITY_NAMED_IAM" as const];
    await deployer.createStack({ StackName: "shop", TemplateBody: template(first), Capabilities });
    expect(await deployer.settled("shop")).toMatchObject({ StackStatus: "CREATE_COMPLETE" });
    for (const choice of others) {
      await deployer.updateStack({ StackName: "shop", TemplateBody: template(choice), Capabilities });
      expect(await deployer.settled("shop")).toMatchObject({ StackStatus: "UPDATE_COMPLETE" });
    }

    const config = clientConfig(sandbox);
    const iam = new IAMClient(config);
    const role = { RoleName: "shop-build" };
    const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand(role));
    const arns = AttachedPolicies.map(({ PolicyArn = "" }) => PolicyArn).toSorted();
    expect(arns).toEqual([`arn:aws:iam::482109334517:policy/shop-managed`, `arn:aws:iam::aws:policy/${last.managed}`]);
    const { PolicyNames } = await iam.send(new ListRolePoliciesCommand(role));
    expect(PolicyNames).toEqual(["Inline", `Own-${last.action.replace(/\W/g, "-")}`]);
    const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand({ ...role, PolicyName: "Inline" }));
    expect(JSON.parse(decodeURIComponent(PolicyDocument))).toEqual(allow(last.action));
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn: arns[0], VersionId: "v1" }));
    expect(JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ""))).toEqual(allow(last.action));

    const { logGroups } = await new CloudWatchLogsClient(config).send(new DescribeLogGroupsCommand({}));
    expect(logGroups?.map(({ retentionInDays }) => retentionInDays)).toEqual([last.days]);
    const ecr = new ECRClient(config);
    const { repositories } = await ecr.send(new DescribeRepositoriesCommand({}));
    expect(repositories).toMatchObject([{ imageScanningConfiguration: { scanOnPush: last.hasLifecycle } }]);
    const policy = ecr.send(new GetLifecyclePolicyCommand({ repositoryName: "shop" }));
    if (last.hasLifecycle) expect(await policy).toMatchObject({ lifecyclePolicyText: lifecycle });
    else await expect(policy).rejects.toMatchObject({ name: "LifecyclePolicyNotFoundException" });

    const { projects } = await new CodeBuildClient(config).send(new BatchGetProjectsCommand({ names: ["shop"] }));
    expect(projects).toMatchObject([
      {
        serviceRole: "arn:aws:iam::482109334517:role/shop-build",
        source: { type: "NO_SOURCE", buildspec: last.buildSpec },
        environment: { environmentVariables: [{ name: "ACCOUNT", value: "482109334517" }] },
      },
    ]);
  },
);

test("a stack that goes takes all that it made along", async ({ deployer, sandbox }) => {
  const Capabilities = ["CAPABILITY_NAMED_IAM" as const];
  const { StackId = "" } = await deployer.createStack({ StackName: "shop", TemplateBody: template(one), Capabilities });
  await deployer.settled("shop");
  await deployer.deleteStack({ StackName: "shop" });
  expect(await deployer.settled(StackId)).toMatchObject({ StackStatus: "DELETE_COMPLETE" });

  const response = await fetch(`${sandbox.origin}/_sandbox/inventory`);
  expect(await response.json()).toEqual({ items: [] });
  await expect(
    new IAMClient(clientConfig(sandbox)).send(new GetRoleCommand({ RoleName: "shop-build" })),
  ).rejects.toMatchObject({
    name: "NoSuchEntityException",
  });
});
