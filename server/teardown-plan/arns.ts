import "server-only";
import type { ResourceOfStack } from "@/server/aws/all-stacks";

interface Place {
  account: string;
  region: string;
}

/** CloudFormation names what is in a stack by its physical id; tags and policies go by ARNs. */
export function arnOf({ type, physicalId }: ResourceOfStack, { account, region }: Place): string {
  const regional = (service: string, rest: string) =>
    `arn:${partitionOf(region)}:${service}:${region}:${account}:${rest}`;
  if (physicalId.startsWith("arn:")) return physicalId;
  switch (type) {
    case "AWS::ECR::Repository":
      return regional("ecr", `repository/${physicalId}`);
    case "AWS::CodeBuild::Project":
      return regional("codebuild", `project/${physicalId}`);
    case "AWS::Logs::LogGroup":
      return regional("logs", `log-group:${physicalId}`);
    case "AWS::ECS::Cluster":
      return regional("ecs", `cluster/${physicalId}`);
    case "AWS::IAM::Role":
      return `arn:${partitionOf(region)}:iam::${account}:role/${physicalId}`;
    default:
      return physicalId;
  }
}

export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
