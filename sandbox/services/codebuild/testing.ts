import { CloudWatchLogsClient, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { BatchGetBuildsCommand, type Build, CodeBuildClient, CreateProjectCommand } from "@aws-sdk/client-codebuild";
import { CreateRepositoryCommand, ECRClient } from "@aws-sdk/client-ecr";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { clientConfig } from "../../client-config";
import type { Sandbox } from "../../server";

export const inlineBuildspec = `version: 0.2
env:
  exported-variables: [IMAGE_DIGEST, IMAGE_URI]
phases:
  pre_build:
    commands:
      - aws ecr get-login-password | docker login --username AWS --password-stdin "$REGISTRY"
  build:
    commands:
      - IMAGE_URI="$REGISTRY/shop:\${CODEBUILD_RESOLVED_SOURCE_VERSION:0:7}"
      - docker build --provenance=false -t "$IMAGE_URI" .
  post_build:
    commands:
      - |
        if [ "$CODEBUILD_BUILD_SUCCEEDING" != 1 ]; then
          echo "Nothing to push"
          exit 0
        fi
        docker push "$IMAGE_URI"
        IMAGE_DIGEST=$(aws ecr describe-images --repository-name shop --image-ids imageTag="\${IMAGE_URI##*:}" --query 'imageDetails[0].imageDigest' --output text)
`;

const repository = "https://github.com/acme/shop.git";

/** An account with a role, a registry and a project, for the tests of builds. */
export async function account(sandbox: Sandbox) {
  const config = clientConfig(sandbox);
  const [codebuild, ecr, iam] = [new CodeBuildClient(config), new ECRClient(config), new IAMClient(config)];
  const trust = (service: string) => ({ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" });
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName: "build",
      AssumeRolePolicyDocument: JSON.stringify({
        Version: "2012-10-17",
        Statement: [trust("codebuild.amazonaws.com")],
      }),
    }),
  );
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: "build",
      PolicyName: "build",
      PolicyDocument: JSON.stringify({ Statement: [{ Effect: "Allow", Action: ["ecr:*", "logs:*"], Resource: "*" }] }),
    }),
  );
  await ecr.send(new CreateRepositoryCommand({ repositoryName: "shop" }));
  sandbox.world.step(60_000);
  const registry = `${sandbox.world.account}.dkr.ecr.eu-west-1.amazonaws.com`;
  await codebuild.send(
    new CreateProjectCommand({
      name: "shop-build",
      source: { type: "GITHUB", location: repository, buildspec: inlineBuildspec },
      artifacts: { type: "NO_ARTIFACTS" },
      environment: {
        type: "LINUX_CONTAINER",
        computeType: "BUILD_GENERAL1_SMALL",
        image: "aws/codebuild/standard:7.0",
        privilegedMode: true,
        environmentVariables: [{ name: "REGISTRY", value: registry }],
      },
      serviceRole: Role?.Arn,
    }),
  );
  return { codebuild, ecr, iam, logs: new CloudWatchLogsClient(config), roleArn: Role?.Arn };
}

export async function ended(codebuild: CodeBuildClient, id = ""): Promise<Build> {
  for (;;) {
    const { builds = [] } = await codebuild.send(new BatchGetBuildsCommand({ ids: [id] }));
    if (builds[0]?.buildComplete) return builds[0];
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export async function logOf(logs: CloudWatchLogsClient, build: Build): Promise<string> {
  const { groupName, streamName } = build.logs ?? {};
  const input = { logGroupName: groupName, logStreamName: streamName, startFromHead: true };
  const { events = [] } = await logs.send(new GetLogEventsCommand(input));
  return events.map(({ message }) => message).join("");
}
