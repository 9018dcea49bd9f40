import { describe, expect } from "vitest";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { POST as summarize } from "@/app/api/v1/targets/[target]/template-summary/route";
import type { DeployRun } from "@/lib/domain/run";
import { deployInput, post, testIn, untilEnded } from "@/server/testing";

const test = testIn({ scenario: "with-default-vpc" });

/** As people write them by hand: fixed names, a moving tag, and one stack that imports from the other. */
const buildTemplate = `
AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  SourceUrl: { Type: String, Default: 'https://github.com/ymd65536/ECSExpressMode.git' }
  ImageName: { Type: String, Default: hand-made }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Allow, Principal: { Service: codebuild.amazonaws.com }, Action: 'sts:AssumeRole' }]
      Policies:
        - PolicyName: build
          PolicyDocument:
            Version: '2012-10-17'
            Statement: [{ Effect: Allow, Action: ['logs:*', 'ecr:*'], Resource: '*' }]
  Images:
    Type: AWS::ECR::Repository
    Properties: { RepositoryName: !Ref ImageName }
  Project:
    Type: AWS::CodeBuild::Project
    Properties:
      Name: !Sub '\${AWS::StackName}-project'
      ServiceRole: !GetAtt Role.Arn
      Artifacts: { Type: NO_ARTIFACTS }
      Environment:
        Type: LINUX_CONTAINER
        ComputeType: BUILD_GENERAL1_SMALL
        Image: aws/codebuild/standard:7.0
        PrivilegedMode: true
        EnvironmentVariables:
          - { Name: IMAGE, Value: !Sub '\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.amazonaws.com/\${ImageName}' }
      Source:
        Type: GITHUB
        Location: !Ref SourceUrl
        BuildSpec: |
          version: 0.2
          phases:
            pre_build:
              commands:
                - aws ecr get-login-password | docker login --username AWS --password-stdin $IMAGE
            build: { commands: [ 'docker build -t $IMAGE:latest .' ] }
            post_build: { commands: [ 'docker push $IMAGE:latest' ] }
Outputs:
  Uri:
    Value: !GetAtt Images.RepositoryUri
    Export: { Name: !Sub '\${AWS::StackName}-Uri' }
`;

const serviceTemplate = `
Parameters:
  BuildStackName: { Type: String, Default: somewhere-else }
  Port: { Type: Number, Default: 80 }
Resources:
  TaskRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: hand-made-execution-role
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Allow, Principal: { Service: ecs-tasks.amazonaws.com }, Action: 'sts:AssumeRole' }]
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy']
  EcsRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Allow, Principal: { Service: ecs.amazonaws.com }, Action: 'sts:AssumeRole' }]
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRoleforExpressGatewayServices']
  Web:
    Type: AWS::ECS::ExpressGatewayService
    Properties:
      ExecutionRoleArn: !GetAtt TaskRole.Arn
      InfrastructureRoleArn: !GetAtt EcsRole.Arn
      HealthCheckPath: /health
      PrimaryContainer:
        Image: !Sub ['\${Uri}:latest', { Uri: { 'Fn::ImportValue': !Sub '\${BuildStackName}-Uri' } }]
        ContainerPort: !Ref Port
`;

const ship = {
  kind: "templates" as const,
  healthCheckPath: "/health",
  buildStack: { stackName: "hand-made-build", template: buildTemplate, parameters: {} },
  serviceStack: {
    stackName: "hand-made",
    template: serviceTemplate,
    parameters: { BuildStackName: "hand-made-build" },
  },
};

describe("a person's own two templates", { timeout: 90_000 }, () => {
  test("tell their parameters before anything is made", async ({ sandbox }) => {
    const answer = await post(summarize, { template: serviceTemplate }, { params: { target: sandbox.target } });
    const { parameters, resourceTypes, capabilities } = await answer.json();

    expect(parameters).toMatchObject([
      { name: "BuildStackName", type: "String", default: "somewhere-else" },
      { name: "Port", type: "Number", default: "80" },
    ]);
    expect(resourceTypes).toContain("AWS::ECS::ExpressGatewayService");
    expect(capabilities).toEqual(["CAPABILITY_NAMED_IAM"]);
  });

  test("ship as they stand, names read from their resources", async ({ sandbox }) => {
    const run = await deploy(sandbox.target);

    expect(run.steps.filter((step) => step.progress !== "succeeded")).toEqual([]);
    expect(run.endpoint).toMatch(/^http/);
  });

  test("a second deploy rolls out the new image, though a moving tag leaves nothing to change in the stack", async ({
    sandbox,
  }) => {
    const run = await deploy(sandbox.target);

    expect(run.steps.filter((step) => step.progress !== "succeeded")).toEqual([]);
    expect(run.steps.find((step) => step.name === "preview")?.detail.changes).toEqual([]);
    const rolledOut = sandbox.world.truth.filter((entry) => entry.name === "ecs:UpdateService");
    expect(rolledOut).toHaveLength(1);
  });

  async function deploy(target: string): Promise<DeployRun> {
    const input = deployInput(target, { serviceName: "hand-made", createDefaultVpc: false, ship });
    const answer = await post(startRun, input);
    expect(answer.status, await answer.clone().text()).toBe(200);
    return untilEnded(readRun, input.idempotencyKey);
  }
});
