export const Capabilities = ["CAPABILITY_NAMED_IAM" as const];

/** A role and what needs it: a registry with its rule, and a project named after the stack. */
export const builder = `
AWSTemplateFormatVersion: "2010-09-09"
Description: Builds one image
Parameters:
  RegistryName: { Type: String, Default: shop }
  Branch: { Type: String, Default: main }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement: { Effect: Allow, Principal: { Service: codebuild.amazonaws.com }, Action: sts:AssumeRole }
      Policies:
        - PolicyName: Push
          PolicyDocument:
            Version: 2012-10-17
            Statement: { Effect: Allow, Action: "ecr:*", Resource: !Sub "arn:aws:ecr:\${AWS::Region}:\${AWS::AccountId}:repository/*" }
  Registry:
    Type: AWS::ECR::Repository
    Properties:
      RepositoryName: !Ref RegistryName
      ImageScanningConfiguration: { ScanOnPush: true }
      LifecyclePolicy:
        LifecyclePolicyText: !Sub |
          { "rules": [{ "rulePriority": 1, "selection": { "tagStatus": "any", "countType": "imageCountMoreThan",
            "countNumber": 5 }, "action": { "type": "expire" } }] }
  Project:
    Type: AWS::CodeBuild::Project
    Properties:
      Name: !Sub "\${AWS::StackName}-project"
      ServiceRole: !GetAtt Role.Arn
      SourceVersion: !Ref Branch
      Artifacts: { Type: NO_ARTIFACTS }
      Environment: { Type: LINUX_CONTAINER, ComputeType: BUILD_GENERAL1_SMALL, Image: "aws/codebuild/standard:7.0", PrivilegedMode: true }
      Source: { Type: GITHUB, Location: "https://github.com/acme/shop.git", GitCloneDepth: 1 }
Outputs:
  RegistryUri:
    Value: !GetAtt Registry.RepositoryUri
    Export: { Name: !Sub "\${AWS::StackName}-Uri" }
`;

export const logGroup = (name: string, more = "") =>
  `Resources:\n  Group: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: ${name}${more} } }\n`;

/** Its role cannot be finished, while its log group can. */
export const broken = `
Resources:
  Group: { Type: "AWS::Logs::LogGroup" }
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: 2012-10-17, Statement: { Effect: Allow, Principal: { Service: ecs.amazonaws.com }, Action: "sts:AssumeRole" } }
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/Nothing"]
  After: { Type: "AWS::Logs::LogGroup", DependsOn: Role }
`;
