/** Two templates as people write them by hand; without a name of its own the service can be replaced, and its tags replace it. */
export function shipOfOwnStacks(team: string) {
  return {
    kind: "templates",
    healthCheckPath: "/health",
    buildStack: { stackName: "web-build", template: buildTemplate, parameters: {} },
    serviceStack: { stackName: "web", template: serviceTemplate, parameters: { Team: team } },
  };
}

const trust = (service: string) => `
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Allow, Principal: { Service: ${service} }, Action: 'sts:AssumeRole' }]`;

const buildTemplate = `
Resources:
  BuildRole:
    Type: AWS::IAM::Role
    Properties:${trust("codebuild.amazonaws.com")}
      Policies:
        - PolicyName: build
          PolicyDocument:
            Version: '2012-10-17'
            Statement: [{ Effect: Allow, Action: ['logs:*', 'ecr:*'], Resource: '*' }]
  Images:
    Type: AWS::ECR::Repository
    Properties: { RepositoryName: web, EmptyOnDelete: true }
  Project:
    Type: AWS::CodeBuild::Project
    Properties:
      ServiceRole: !GetAtt BuildRole.Arn
      Artifacts: { Type: NO_ARTIFACTS }
      Environment:
        Type: LINUX_CONTAINER
        ComputeType: BUILD_GENERAL1_SMALL
        Image: aws/codebuild/standard:7.0
        PrivilegedMode: true
        EnvironmentVariables:
          - { Name: IMAGE, Value: !GetAtt Images.RepositoryUri }
      Source:
        Type: GITHUB
        Location: https://github.com/ymd65536/ECSExpressMode.git
        BuildSpec: |
          version: 0.2
          phases:
            pre_build:
              commands:
                - aws ecr get-login-password | docker login --username AWS --password-stdin $IMAGE
            build: { commands: [ 'docker build -t $IMAGE:latest .' ] }
            post_build: { commands: [ 'docker push $IMAGE:latest' ] }
`;

const serviceTemplate = `
Parameters:
  Team: { Type: String }
Resources:
  ExecutionRole:
    Type: AWS::IAM::Role
    Properties:${trust("ecs-tasks.amazonaws.com")}
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy']
  InfrastructureRole:
    Type: AWS::IAM::Role
    Properties:${trust("ecs.amazonaws.com")}
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRoleforExpressGatewayServices']
  Web:
    Type: AWS::ECS::ExpressGatewayService
    Properties:
      Tags: [{ Key: team, Value: !Ref Team }]
      ExecutionRoleArn: !GetAtt ExecutionRole.Arn
      InfrastructureRoleArn: !GetAtt InfrastructureRole.Arn
      HealthCheckPath: /health
      PrimaryContainer:
        Image: !Sub '\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.amazonaws.com/web:latest'
        ContainerPort: 80
`;
