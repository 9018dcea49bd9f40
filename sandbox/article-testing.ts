import {
  type Capability,
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
} from "@aws-sdk/client-cloudformation";
import { BatchGetBuildsCommand, CodeBuildClient, StartBuildCommand } from "@aws-sdk/client-codebuild";
import { clientConfig } from "./client-config";

export const region = "ap-northeast-1";

export const buildspec = `version: 0.2
phases:
  pre_build:
    commands:
      - aws ecr get-login-password | docker login --username AWS --password-stdin $IMAGE
  build: { commands: [ 'docker build -t $IMAGE:latest .' ] }
  post_build: { commands: [ 'docker push $IMAGE:latest' ] }
`;

/** As people write it by hand: a repository with a name of its own that nothing empties, and exports. */
export const buildTemplate = `
Parameters:
  ImageName: { Type: String }
Resources:
  BuildRole:
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
      Name: !Sub '\${AWS::StackName}-build-project'
      ServiceRole: !GetAtt BuildRole.Arn
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
        Location: https://github.com/ymd65536/ECSExpressMode.git
        BuildSpec: |
          ${buildspec.trimEnd().replaceAll("\n", "\n          ")}
Outputs:
  ProjectName:
    Value: !Ref Project
    Export: { Name: !Sub '\${AWS::StackName}-CodeBuildProjectName' }
  Uri:
    Value: !GetAtt Images.RepositoryUri
    Export: { Name: !Sub '\${AWS::StackName}-EcrRepositoryUri' }
`;

/** The service with its two roles, of which the names are fixed; it imports the address of the repository. */
export const serviceTemplate = `
Parameters:
  ImageBuildStackName: { Type: String, Default: image-build-stack }
  ServiceName: { Type: String }
  ContainerPort: { Type: Number, Default: 80 }
Resources:
  TaskExecutionRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Sub '\${ServiceName}-execution-role'
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Allow, Principal: { Service: ecs-tasks.amazonaws.com }, Action: 'sts:AssumeRole' }]
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy']
  InfrastructureRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Sub '\${ServiceName}-infrastructure-role'
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Allow, Principal: { Service: ecs.amazonaws.com }, Action: 'sts:AssumeRole' }]
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRoleforExpressGatewayServices']
  ExpressGatewayService:
    Type: AWS::ECS::ExpressGatewayService
    Properties:
      ServiceName: !Ref ServiceName
      ExecutionRoleArn: !GetAtt TaskExecutionRole.Arn
      InfrastructureRoleArn: !GetAtt InfrastructureRole.Arn
      HealthCheckPath: /health
      PrimaryContainer:
        Image: !Sub ['\${Uri}:latest', { Uri: { 'Fn::ImportValue': !Sub '\${ImageBuildStackName}-EcrRepositoryUri' } }]
        ContainerPort: !Ref ContainerPort
Outputs:
  ServiceArn: { Value: !GetAtt ExpressGatewayService.ServiceArn }
`;

/** As the CDK writes it: where a resource comes from stands in its metadata. The image is a parameter. */
export const parameterTemplate = serviceTemplate
  .replace(
    "  ImageBuildStackName: { Type: String, Default: image-build-stack }",
    "  ImageUri: { Type: String }\n  Greeting: { Type: String }",
  )
  .replace(/Image: !Sub .*/, "Image: !Ref ImageUri\n        Environment: [{ Name: GREETING, Value: !Ref Greeting }]")
  .replace(
    "  ExpressGatewayService:\n",
    "  ExpressGatewayService:\n    Metadata: { 'aws:cdk:path': Web/Service/Resource }\n",
  )
  .replace("  ContainerPort: { Type: Number, Default: 80 }\n", "")
  .replace("!Ref ContainerPort", "80");

export type Place = Parameters<typeof clientConfig>[0];

/** Makes a stack as the CLI does, and waits for it. */
export async function makeStack(
  sandbox: Place,
  StackName: string,
  TemplateBody: string,
  parameters: Record<string, string> = {},
  more: Partial<ConstructorParameters<typeof CreateStackCommand>[0]> = {},
): Promise<string> {
  const client = new CloudFormationClient(clientConfig(sandbox, region));
  const Parameters = Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
    ParameterKey,
    ParameterValue,
  }));
  const Capabilities: Capability[] = ["CAPABILITY_NAMED_IAM"];
  await client.send(new CreateStackCommand({ StackName, TemplateBody, Parameters, Capabilities, ...more }));
  return untilStack(sandbox, StackName, "CREATE_COMPLETE");
}

export async function untilStack(sandbox: Place, StackName: string, wanted: string): Promise<string> {
  const client = new CloudFormationClient(clientConfig(sandbox, region));
  for (let look = 0; look < 600; look++) {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
    if (stack?.StackStatus === wanted) return stack.StackId ?? "";
    if (stack && !stack.StackStatus?.endsWith("_IN_PROGRESS"))
      throw new Error(`${StackName} is ${stack.StackStatus}: ${stack.StackStatusReason}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${StackName} does not become ${wanted}`);
}

/** The article from its beginning to its end: build stack, a build, service stack. */
export async function makeArticle(sandbox: Place, name: string): Promise<void> {
  await makeStack(sandbox, `${name}-image-build`, buildTemplate, { ImageName: `${name}-images` });
  await buildImage(sandbox, `${name}-image-build-build-project`);
  await makeStack(sandbox, `${name}-service`, serviceTemplate, {
    ImageBuildStackName: `${name}-image-build`,
    ServiceName: name,
  });
}

export async function buildImage(sandbox: Place, projectName: string): Promise<void> {
  const client = new CodeBuildClient(clientConfig(sandbox, region));
  const { build } = await client.send(new StartBuildCommand({ projectName }));
  for (let look = 0; look < 600; look++) {
    const { builds: [now] = [] } = await client.send(new BatchGetBuildsCommand({ ids: [build?.id ?? ""] }));
    if (now?.buildStatus === "SUCCEEDED") return;
    if (now?.buildStatus !== "IN_PROGRESS") throw new Error(`The build is ${now?.buildStatus}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The build does not end");
}
