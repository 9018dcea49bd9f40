import { expect, test } from "vitest";
import { type FailureCause, failureCause } from "./failure-cause";

test.each<[FailureCause | undefined, string]>([
  [
    "no-default-vpc",
    "An unexpected error occurred: No default VPC found in the region (Service: Ecs, Status Code: 500)",
  ],
  [
    "describe-account-attributes",
    "User: arn:aws:sts::123456789012:assumed-role/x/ECSGateway is not authorized to perform: ec2:DescribeAccountAttributes",
  ],
  ["role-trust", "CodeBuild is not authorized to perform: sts:AssumeRole on service role."],
  [
    "repository-access",
    "DOWNLOAD_SOURCE: CLIENT_ERROR: authentication required for primary source and source version main",
  ],
  ["revision", "DOWNLOAD_SOURCE: reference not found for primary source and source version nope"],
  ["buildspec", "DOWNLOAD_SOURCE: YAML_FILE_ERROR: YAML file does not exist"],
  ["docker-hub-limit", "toomanyrequests: You have reached your pull rate limit."],
  ["no-build-capacity", "Cannot have more than 0 builds in queue for the account"],
  [
    "build-command",
    "BUILD: COMMAND_EXECUTION_ERROR: Error while executing command: docker build -t shop . Reason: exit status 1",
  ],
  [
    "image-platform",
    "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'",
  ],
  ["image-pull", "CannotPullContainerError: pull image manifest has been retried 5 time(s)"],
  ["health-check", "ROLLBACK_SUCCESSFUL. Task failed ELB health checks in (target-group tg)"],
  ["health-check", "https://shop.example/health answered 404"],
  ["task-exits", "Essential container in task exited"],
  ["alarm", "ROLLBACK_SUCCESSFUL. Alarm: default/shop/RollbackAlarm"],
  ["name-exists", "Resource of type 'AWS::IAM::Role' with identifier 'BuildRole' already exists."],
  ["export", "No export named shop-build-ImageUri found."],
  ["denied", "User: arn:aws:iam::123456789012:user/dev is not authorized to perform: cloudformation:CreateChangeSet"],
  ["throttled", "Rate exceeded"],
  [undefined, "Something that nobody has seen before"],
])("%s: %s", (cause, message) => {
  expect(failureCause({ rule: "aws", message })).toBe(cause);
});
