/** Roles, a log of builds and a project, as a team would write them; the repository is somebody else's. */
export const buildTemplate = `
Parameters:
  RepositoryName: { Type: String }
  SourceUrl: { Type: String }
Resources:
  BuildRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: codebuild.amazonaws.com }, Action: "sts:AssumeRole" }]
      Policies:
        - PolicyName: build
          PolicyDocument:
            Version: "2012-10-17"
            Statement: [{ Effect: Allow, Action: ["ecr:*", "logs:*"], Resource: "*" }]
  Project:
    Type: AWS::CodeBuild::Project
    Properties:
      Name: !Ref "AWS::StackName"
      ServiceRole: !GetAtt BuildRole.Arn
      Artifacts: { Type: NO_ARTIFACTS }
      Environment:
        Type: LINUX_CONTAINER
        ComputeType: BUILD_GENERAL1_SMALL
        Image: aws/codebuild/standard:7.0
        PrivilegedMode: true
        EnvironmentVariables:
          - { Name: AWS_ACCOUNT_ID, Value: !Ref "AWS::AccountId" }
          - { Name: IMAGE_REPO_NAME, Value: !Ref RepositoryName }
      Source: { Type: GITHUB, Location: !Ref SourceUrl }
Outputs:
  Project: { Value: !Ref Project }
`;

/** One Express service in the default cluster, with the two roles that it needs. */
export const serviceTemplate = `
Parameters:
  ServiceName: { Type: String }
  Image: { Type: String }
Resources:
  ExecutionRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: ecs-tasks.amazonaws.com }, Action: "sts:AssumeRole" }]
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"]
  InfrastructureRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: ecs.amazonaws.com }, Action: "sts:AssumeRole" }]
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRoleforExpressGatewayServices
  Service:
    Type: AWS::ECS::ExpressGatewayService
    Properties:
      ServiceName: !Ref ServiceName
      ExecutionRoleArn: !GetAtt ExecutionRole.Arn
      InfrastructureRoleArn: !GetAtt InfrastructureRole.Arn
      HealthCheckPath: /health
      Cpu: "256"
      Memory: "512"
      PrimaryContainer: { Image: !Ref Image, ContainerPort: 8080 }
Outputs:
  Endpoint: { Value: !GetAtt Service.Endpoint }
`;

/** The same with a parameter for how few tasks it has. */
export const scaledServiceTemplate = serviceTemplate
  .replace("Resources:", "  MinTaskCount: { Type: Number }\nResources:")
  .replace("Outputs:", "      ScalingTarget: { MinTaskCount: !Ref MinTaskCount, MaxTaskCount: 4 }\nOutputs:");

/** Only what others need of a build: a repository, whose address is exported. */
export const registryTemplate = `
Resources:
  Repository:
    Type: AWS::ECR::Repository
    Properties: { RepositoryName: !Sub "\${AWS::StackName}-images" }
Outputs:
  RepositoryUri:
    Value: !GetAtt Repository.RepositoryUri
    Export: { Name: !Sub "\${AWS::StackName}-repository-uri" }
`;

/** Takes what the stack \`shop-build\` exports. */
export const importingTemplate = `
Resources:
  Address:
    Type: AWS::SSM::Parameter
    Properties: { Name: /shop/repository-uri, Type: String, Value: !ImportValue shop-build-repository-uri }
`;

/** A log group, and something that waits for a signal. */
export const waitingTemplate = (retentionInDays: number, waits: boolean) => `
Resources:
  Group:
    Type: AWS::Logs::LogGroup
    Properties: { LogGroupName: !Sub "/apps/\${AWS::StackName}", RetentionInDays: ${retentionInDays} }
${waits ? waitCondition : ""}`;

const waitCondition = `  Wait:
    Type: AWS::CloudFormation::WaitCondition
    DependsOn: Group
    CreationPolicy: { ResourceSignal: { Timeout: PT1H } }
`;
