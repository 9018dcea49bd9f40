import { describe, expect, test } from "vitest";
import { type FailureCause, failureCause } from "./failure-cause";

const role = "arn:aws:iam::123456789012:role/shop-infrastructure";
const tail = "(Service: Ecs, Status Code: 400, Request ID: 7c1f)";

/** AWS's own words, and what of them is named. */
const known: [FailureCause, string, Record<string, string>?][] = [
  ["service-draining", "Unable to Start a service that is still Draining."],
  ["service-draining", "Service is in DRAINING status"],
  ["service-name-taken", `Creation of service was not idempotent. ${tail}`],
  [
    "service-linked-role",
    "Unable to assume the service linked role. Please verify that the ECS service linked role exists.",
  ],
  [
    "describe-account-attributes",
    "User: arn:aws:sts::123456789012:assumed-role/x/ECSGateway is not authorized to perform: ec2:DescribeAccountAttributes",
  ],
  ["subnets-mixed", "The subnets must be all public or all private"],
  ["subnets-one-zone", "At least two subnets in two different Availability Zones must be specified"],
  ["subnets-moved", "An Express service cannot be moved between public and private subnets."],
  [
    "no-free-addresses",
    "Not enough IP space available in subnet-0a1b2c. ELB requires at least 8 free IP addresses in each subnet.",
    { subnet: "subnet-0a1b2c" },
  ],
  [
    "task-definition-conflict",
    "taskDefinitionArn cannot be provided with primaryContainer, executionRoleArn, taskRoleArn, cpu, or memory.",
  ],
  ["task-definition-shape", "Task definition must contain a container named 'Main' with a single TCP port mapping."],
  ["load-balancer-quota", "TooManyCertificates: You've reached the limit on the number of certificates"],
  ["vpc-quota", "VpcLimitExceeded: The maximum number of VPCs has been reached."],
  ["vpc-in-use", "The vpc 'vpc-0a41' has dependencies and cannot be deleted.", { vpc: "vpc-0a41" }],

  ["builds-on-hold", "Cannot have more than 0 builds in queue for the account"],
  ["build-queue-full", "Cannot have more than 5 builds in queue for the account", { limit: "5" }],
  ["build-queue-timeout", "QUEUED: TIMED_OUT"],
  ["build-timeout", "BUILD: BUILD_TIMED_OUT: Build has timed out."],
  [
    "build-role-trust",
    "CodeBuild is not authorized to perform: sts:AssumeRole on service role. Please verify that: 1) The provided service role exists",
  ],
  ["project-missing", "Project cannot be found: arn:aws:codebuild:eu-west-1:123456789012:project/shop"],
  [
    "repository-private",
    "DOWNLOAD_SOURCE: CLIENT_ERROR: authentication required for primary source and source version main",
  ],
  ["repository-missing", "DOWNLOAD_SOURCE: CLIENT_ERROR: repository not found for primary source"],
  ["revision-missing", "DOWNLOAD_SOURCE: reference not found for primary source and source version nope"],
  ["buildspec-missing", "DOWNLOAD_SOURCE: YAML_FILE_ERROR: YAML file does not exist"],
  [
    "buildspec-runtime",
    "DOWNLOAD_SOURCE: YAML_FILE_ERROR: Unknown runtime named 'nodejs21'. This build image has the following runtimes: nodejs",
    { runtime: "nodejs21" },
  ],
  ["buildspec-invalid", "DOWNLOAD_SOURCE: YAML_FILE_ERROR: mapping values are not allowed in this context"],
  [
    "build-image-pull",
    "PROVISIONING: BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE: Unable to pull customer's container image. CannotPullContainerError: pull access denied",
  ],
  [
    "build-secret",
    "DOWNLOAD_SOURCE: Parameter Store parameter does not exist: /shop/token",
    { parameter: "/shop/token" },
  ],
  [
    "build-secret",
    "DOWNLOAD_SOURCE: Decrypted Variables Error: parameter does not exist: /shop/token",
    { parameter: "/shop/token" },
  ],
  [
    "build-killed",
    "BUILD: COMMAND_EXECUTION_ERROR: Error while executing command: npm run build. Reason: exit status 137",
  ],
  [
    "build-command",
    "BUILD: COMMAND_EXECUTION_ERROR: Error while executing command: docker build -t shop .. Reason: exit status 1",
    { command: "docker build -t shop .", status: "1" },
  ],

  ["no-default-vpc", `An unexpected error occurred: No default VPC found in the region ${tail}`],
  [
    "image-platform",
    "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
    { platform: "linux/amd64" },
  ],
  [
    "image-no-route",
    'CannotPullContainerError: failed to do request: Head "https://1.dkr.ecr.eu-west-1.amazonaws.com/v2/": dial tcp: i/o timeout',
  ],
  [
    "image-no-route",
    "ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR.",
  ],
  ["image-gone", "CannotPullContainerError: failed to resolve ref shop@sha256:1: shop@sha256:1: not found"],
  [
    "image-pull-denied",
    `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: AccessDeniedException: ${role} is not authorized to perform: ecr:GetAuthorizationToken on resource: *`,
    { action: "ecr:GetAuthorizationToken" },
  ],
  ["image-pull", "CannotPullContainerError: pull image manifest has been retried 5 time(s)"],
  [
    "secret-unreadable",
    "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s)",
  ],
  [
    "log-group-missing",
    "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.",
  ],
  ["out-of-memory", "OutOfMemoryError: Container killed due to memory usage"],
  ["network-gone", "The subnet ID 'subnet-0a1' does not exist", { id: "subnet-0a1" }],
  ["network-gone", "The security group 'sg-0a1' does not exist", { id: "sg-0a1" }],
  ["network-elsewhere", "You have specified two resources that belong to different networks."],
  ["vcpu-quota", "You've reached the limit on the number of vCPUs you can run concurrently"],
  [
    "capacity-unavailable",
    "Capacity is unavailable at this time. Please try again later or in a different availability zone",
  ],
  [
    "health-check-code",
    "Target.ResponseCodeMismatch: Health checks failed with these codes: [404]",
    { statusCode: "404" },
  ],
  ["health-check-timeout", "Target.Timeout: Request timed out"],
  [
    "endpoint-answers",
    "https://shop.example/health answered 503",
    { url: "https://shop.example/health", statusCode: "503" },
  ],
  ["endpoint-silent", "https://shop.example/health answered ENOTFOUND", { url: "https://shop.example/health" }],
  ["command-missing", 'CannotStartContainerError: exec: "gunicorn": executable file not found in $PATH'],
  ["task-exits", "Essential container in task exited"],
  ["rollback-alarm", "ROLLBACK_SUCCESSFUL. Alarm: default/shop/RollbackAlarm"],
  ["health-check", "ROLLBACK_SUCCESSFUL. Task failed ELB health checks in (target-group tg)"],
  ["tasks-never-start", "ECS deployment circuit breaker: tasks failed to start."],

  ["stack-rolled-back", "Stack:arn:aws:cloudformation:x is in ROLLBACK_COMPLETE state and can not be updated."],
  ["stack-rollback-stuck", "Stack shop is in UPDATE_ROLLBACK_FAILED and cannot be updated."],
  ["stack-review", "Stack shop is in REVIEW_IN_PROGRESS and cannot be updated."],
  ["stack-delete-failed", "Stack shop is in DELETE_FAILED and cannot be updated."],
  ["stack-half-made", "Stack shop is in UPDATE_FAILED and cannot be updated."],
  [
    "stack-busy",
    "Stack:arn:aws:cloudformation:x is in UPDATE_IN_PROGRESS state and can not be updated.",
    { status: "UPDATE_IN_PROGRESS" },
  ],
  ["rollback-skip", "Only the resources failed during UpdateRollback are allowed to be skipped"],
  ["termination-protection", "Stack [shop] cannot be deleted while TerminationProtection is enabled"],
  [
    "export-in-use",
    "Export shop-ImageUri cannot be deleted as it is in use by shop-service.",
    { export: "shop-ImageUri", stack: "shop-service" },
  ],
  ["export-missing", "No export named shop-build-ImageUri found.", { export: "shop-build-ImageUri" }],
  [
    "repository-not-empty",
    "The repository with name 'shop' in registry with id '123456789012' cannot be deleted because it still contains images",
    { repository: "shop" },
  ],
  [
    "name-reserved",
    "The following hook(s)/validation failed: [AWS::EarlyValidation::ResourceExistenceCheck]. To troubleshoot Early Validation errors, use the DescribeEvents API",
  ],
  ["property-invalid", "AWS::EarlyValidation::PROPERTY_VALIDATION /Resources/Service/Properties/Cpu"],
  ["name-exists", "Resource of type 'AWS::IAM::Role' with identifier 'BuildRole' already exists."],
  ["capabilities", "Requires capabilities : [CAPABILITY_NAMED_IAM]", { capabilities: "CAPABILITY_NAMED_IAM" }],
  [
    "template-size",
    "at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200",
  ],
  ["stack-quota", "Limit for stack has been exceeded"],
  ["stack-role-gone", "Role arn:aws:iam::123456789012:role/cfn is invalid or cannot be assumed"],
  ["role-in-use", "Cannot delete entity, must detach all policies first."],
  ["load-balancer-left", "DependencyViolation: resource sg-1 has a dependent object"],
  [
    "change-set-moved",
    "InvalidChangeSetStatus: ChangeSet [slipway-1] cannot be executed in its current status of [OBSOLETE]",
  ],

  [
    "pass-role",
    `User: arn:aws:iam::123456789012:user/dev is not authorized to perform: iam:PassRole on resource: ${role} because`,
    { role },
  ],
  ["role-trust", `AccessDeniedException: Cannot assume role ${role}`],
  ["credentials-expired", "ExpiredTokenException: The security token included in the request is expired"],
  ["credentials-invalid", "InvalidClientTokenId: The security token included in the request is invalid."],
  ["clock-skew", "Signature expired: 20261128T093658Z is now earlier than 20261128T094500Z"],
  [
    "denied",
    "User: arn:aws:iam::123456789012:user/dev is not authorized to perform: cloudformation:CreateChangeSet",
    { action: "cloudformation:CreateChangeSet" },
  ],
  ["throttled", "Rate exceeded"],
  ["aws-away", "InternalFailure: An internal error occurred"],
];

test.each(known)("%s: %s", (cause, message, named = {}) => {
  const found = failureCause({ rule: "aws", message });
  expect(found?.cause).toBe(cause);
  expect(found?.named).toMatchObject(named);
});

test("what nobody has seen before has no cause", () => {
  expect(failureCause({ rule: "aws", message: "Something that nobody has seen before" })).toBeUndefined();
});

const command = "BUILD: COMMAND_EXECUTION_ERROR: Error while executing command: docker build .. Reason: exit status 1";

/** CodeBuild only says which command failed; why, the command has printed. */
test.each<[FailureCause, string, Record<string, string>?]>([
  ["docker-hub-limit", "toomanyrequests: You have reached your unauthenticated pull rate limit."],
  ["dockerfile-missing", "ERROR: failed to read dockerfile: open Dockerfile: no such file or directory"],
  [
    "docker-daemon",
    "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
  ],
  ["disk-full", "write /app/node_modules: no space left on device"],
  [
    "push-denied",
    "denied: User: arn:aws:sts::1:assumed-role/b/s is not authorized to perform: ecr:InitiateLayerUpload on resource",
    { action: "ecr:InitiateLayerUpload" },
  ],
  [
    "push-repository-missing",
    "name unknown: The repository with name 'shop' does not exist in the registry with id '123456789012'",
    { repository: "shop" },
  ],
  [
    "tag-immutable",
    "tag invalid: The image tag 'latest' already exists in the 'shop' repository and cannot be overwritten because the repository is immutable.",
    { tag: "latest", repository: "shop" },
  ],
  ["base-image-missing", "manifest for python:3.99 not found: manifest unknown", { tag: "python:3.99" }],
  ["build-command", "AssertionError: AccessDenied is what the app's own test says"],
])("%s, told by the log: %s", (cause, line, named = {}) => {
  const found = failureCause({ rule: "build", message: command, evidence: { lines: ["Step 1/7", line] } });
  expect(found?.cause).toBe(cause);
  expect(found?.named).toMatchObject(named);
});

describe("why tasks stopped goes before what the rollout says of it", () => {
  const rollout = "ROLLBACK_SUCCESSFUL. Service deployment rolled back because the circuit breaker was triggered.";

  test.each<[FailureCause, { reason: string; exitCode?: number; lastLines?: string[] }]>([
    ["out-of-memory", { reason: "Essential container in task exited", exitCode: 137 }],
    [
      "exec-format",
      { reason: "Essential container in task exited", exitCode: 1, lastLines: ["exec /app/run: exec format error"] },
    ],
    ["task-exits", { reason: "Essential container in task exited", exitCode: 1, lastLines: ["KeyError: 'TOKEN'"] }],
    [
      "image-pull-limit",
      {
        reason:
          "CannotPullContainerError: failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/: 429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit.",
      },
    ],
  ])("%s: %j", (cause, { lastLines = [], ...task }) => {
    const evidence = { tasks: [{ ...task, count: 3, lastLines }] };
    expect(failureCause({ rule: "rollout", message: rollout, evidence })?.cause).toBe(cause);
  });
});
