import "server-only";
import { CodeBuildClient, type CreateProjectInput, StartBuildCommand } from "@aws-sdk/client-codebuild";
import type { buildFailures } from "@/lib/domain/failure-rules/build-failures";
import { clientConfig } from "@/sandbox/client-config";
import type { Call } from "@/sandbox/operation";
import { seedImage } from "@/sandbox/scenarios/seeds/image";
import { createProject } from "@/sandbox/services/codebuild/projects";
import { findDefaultSubnets, findDefaultVpc } from "@/sandbox/services/ec2/default-vpc";
import { createRepository } from "@/sandbox/services/ecr/repositories";
import { putRolePolicy } from "@/sandbox/services/iam/role-policies";
import { createRole } from "@/sandbox/services/iam/roles";
import { startBuild } from "@/server/aws/codebuild";
import { answering } from "./answer-testing";
import { building, regions, type Way, type Ways } from "./way-testing";

type Cause = keyof typeof buildFailures;
type Project = Partial<CreateProjectInput>;

const sourceOf = (path: string, buildspec?: string): Project => ({
  source: { type: "GITHUB", location: `https://github.com/acme/${path}.git`, buildspec },
});

const running = (...commands: string[]): Project =>
  sourceOf(
    "shop",
    `version: 0.2\nphases:\n  build:\n    commands:\n${commands.map((each) => `      - ${each}\n`).join("")}`,
  );

const signIn = "aws ecr get-login-password | docker login --username AWS --password-stdin $REGISTRY";
const pushing = (image: string) =>
  running(signIn, `docker build -t $REGISTRY/${image} .`, `docker push $REGISTRY/${image}`);

const machine = (changes: object): Project => ({
  environment: {
    type: "LINUX_CONTAINER",
    computeType: "BUILD_GENERAL1_SMALL",
    image: "aws/codebuild/standard:7.0",
    privilegedMode: true,
    ...changes,
  },
});

/** What is peculiar to the project whose build fails so; its name is the cause. */
const projects: Partial<Record<Cause, (call: Call) => Project>> = {
  "builds-on-hold": () => machine({ computeType: "BUILD_GENERAL1_XLARGE" }),
  "build-queue-full": (call) => ({ concurrentBuildLimit: 1, vpcConfig: vpcOf(call) }),
  "build-queue-timeout": (call) => ({
    ...machine({ computeType: "BUILD_GENERAL1_LARGE" }),
    ...{ queuedTimeoutInMinutes: 5, vpcConfig: vpcOf(call) },
  }),
  "build-timeout": (call) => ({ timeoutInMinutes: 5, vpcConfig: vpcOf(call) }),
  "build-role-trust": (call) => ({ serviceRole: roleOf(call, "not-for-builds") }),
  "repository-private": () => sourceOf("private-shop"),
  "repository-missing": () => sourceOf("no-repository"),
  "buildspec-missing": () => sourceOf("no-buildspec"),
  "buildspec-runtime": () =>
    sourceOf("shop", "version: 0.2\nphases:\n  install:\n    runtime-versions: { cobol: 1 }\n    commands: [echo]\n"),
  "buildspec-invalid": () => sourceOf("shop", "version: 0.2\nphases: { bild: { commands: [echo] } }\n"),
  "build-image-pull": () => machine({ image: "aws/codebuild/strandard:7.0" }),
  "build-secret": () =>
    machine({ environmentVariables: [{ name: "TOKEN", value: "/shop/token", type: "PARAMETER_STORE" }] }),
  "docker-hub-limit": () => sourceOf("docker-hub-limited"),
  "dockerfile-missing": () => sourceOf("no-dockerfile"),
  "docker-daemon": () => machine({ privilegedMode: false }),
  "disk-full": () => sourceOf("fills-the-disk"),
  "push-denied": (call) => ({ ...pushing("images:other"), serviceRole: roleOf(call, "may-not-push") }),
  "push-repository-missing": () => pushing("nobody-made-it:latest"),
  "tag-immutable": () => pushing("settled:latest"),
  "base-image-missing": () => running("echo FROM python:no-such-tag > Dockerfile", "docker build -t shop ."),
  "build-killed": () => running("exit 137"),
  "build-command": () => running("'false'"),
  "revision-missing": () => ({}),
};

function vpcOf(call: Call): Project["vpcConfig"] {
  const [subnet] = findDefaultSubnets(call);
  return {
    vpcId: findDefaultVpc(call)?.VpcId,
    subnets: [subnet?.SubnetId ?? ""],
    securityGroupIds: ["sg-0123456789abcdef0"],
  };
}

function roleOf({ account }: Call, name: string): string {
  return `arn:aws:iam::${account}:role/${name}`;
}

function makeRole(call: Call, RoleName: string, service: string, Action: string[]): void {
  const Principal = { Service: `${service}.amazonaws.com` };
  const document = (Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
  const AssumeRolePolicyDocument = document([{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }]);
  createRole(call, { RoleName, AssumeRolePolicyDocument });
  const PolicyDocument = document([{ Effect: "Allow", Action, Resource: "*" }]);
  putRolePolicy(call, { RoleName, PolicyName: "rights", PolicyDocument });
}

const inVpc = ["ec2:CreateNetworkInterface"];

function makeProject(call: Call, name: string, changes: Project): void {
  const environment = changes.environment ?? machine({}).environment;
  const { account, region } = call;
  createProject(call, {
    ...{ name, artifacts: { type: "NO_ARTIFACTS" }, serviceRole: roleOf(call, "builder"), ...sourceOf("shop") },
    ...changes,
    environment: environment && {
      ...environment,
      environmentVariables: [
        ...(environment.environmentVariables ?? []),
        { name: "REGISTRY", value: `${account}.dkr.ecr.${region}.amazonaws.com` },
        { name: "AWS_ACCOUNT_ID", value: account },
        { name: "IMAGE_REPO_NAME", value: "images" },
      ],
    },
  } as CreateProjectInput);
}

/** A build of the project is there already, and goes on for as long as it may. */
function besideAnother(projectName: Cause, of = projectName): Way {
  return async (world) => {
    const codebuild = new CodeBuildClient(clientConfig(world.sandbox, regions.builds));
    await codebuild.send(new StartBuildCommand({ projectName: of }));
    return building("builds", projectName)(world);
  };
}

export const buildWays: Ways<Cause> = {
  seed(past) {
    const call = past.caller(regions.builds);
    makeRole(call, "builder", "codebuild", ["ecr:*", "logs:*", "ssm:*", ...inVpc]);
    makeRole(call, "may-not-push", "codebuild", ["ecr:GetAuthorizationToken", "logs:*"]);
    makeRole(call, "not-for-builds", "ec2", ["logs:*"]);
    createRepository(call, { repositoryName: "images" });
    createRepository(call, { repositoryName: "settled", imageTagMutability: "IMMUTABLE" });
    seedImage(call, { repositoryName: "settled", content: "first", imageTag: "latest" });
    past.pass(60_000);
    for (const [name, changes] of Object.entries(projects)) makeProject(call, name, changes(call));
  },
  ways: {
    ...ofProjects(),
    "build-queue-full": besideAnother("build-queue-full"),
    "build-queue-timeout": besideAnother("build-queue-timeout"),
    "build-role-trust": answering("builds", "build", (aws) =>
      startBuild(aws, { projectName: "build-role-trust", runId: "7d0ffc63-9a8e-4c55-9b53-6b1d1f9ad2f8" }),
    ),
    "revision-missing": building("builds", "revision-missing", "does-not-exist"),
  },
};

function ofProjects(): Record<Cause, Way> {
  const causes = [...Object.keys(projects), "project-missing"] as Cause[];
  return Object.fromEntries(causes.map((cause) => [cause, building("builds", cause)])) as Record<Cause, Way>;
}
