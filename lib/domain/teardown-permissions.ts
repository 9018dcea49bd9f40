import type { TeardownKind } from "./teardown-kinds";

/** What the credentials must be allowed for something to go. */
export const neededActions: Partial<Record<TeardownKind, readonly string[]>> = {
  "express-service": ["ecs:DeleteExpressGatewayService"],
  stack: ["cloudformation:DeleteStack"],
  images: ["ecr:BatchDeleteImage"],
  repository: ["ecr:DeleteRepository"],
  "build-project": ["codebuild:DeleteProject"],
  "log-group": ["logs:DeleteLogGroup"],
  role: ["iam:DeleteRole"],
  cluster: ["ecs:DeleteCluster"],
};

/** What CloudFormation does with the rights of whoever deletes the stack, where it has no role of its own. */
export const actionsOfStackResource: Record<string, readonly string[]> = {
  "AWS::IAM::Role": ["iam:DeleteRole"],
  "AWS::ECR::Repository": ["ecr:DeleteRepository"],
  "AWS::CodeBuild::Project": ["codebuild:DeleteProject"],
  "AWS::Logs::LogGroup": ["logs:DeleteLogGroup"],
  "AWS::ECS::ExpressGatewayService": ["ecs:DeleteExpressGatewayService"],
};
