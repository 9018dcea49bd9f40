import { execFile, spawnSync } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { SSO } from "@aws-sdk/client-sso";
import { SSOOIDC } from "@aws-sdk/client-sso-oidc";
import { expect } from "vitest";
import { clientConfig } from "./client-config";
import { accounts } from "./scenarios/seeds/team";
import type { Sandbox } from "./server";
import { test } from "./testing";

const run = promisify(execFile);
const isInstalled = spawnSync("aws", ["--version"]).status === 0;
if (!isInstalled) console.log("No `aws` on PATH: the AWS CLI is not tried.");

const templates = join(import.meta.dirname, "../server/templates");

/** Runs many command lines in one process, since each start of the CLI takes most of a second. */
const manyCommands = `
import sys
from awscli.clidriver import create_clidriver
for line in sys.stdin.read().splitlines():
    code = create_clidriver().main(line.split() + ["--output", "json"])
    sys.stdout.flush()
    print(f"\\n=== {code} {line}", flush=True)
`;
const isPackage = isInstalled && spawnSync("python3", ["-c", "import awscli"]).status === 0;
if (isInstalled && !isPackage) console.log("The AWS CLI is no package of python3: not all of its commands are tried.");

interface Keys {
  accessKeyId?: string | undefined;
  secretAccessKey?: string | undefined;
  sessionToken?: string | undefined;
}

function environment({ origin }: Sandbox, home: string, region: string, keys: Keys) {
  return {
    ...process.env,
    HOME: home,
    AWS_PROFILE: undefined,
    AWS_ACCESS_KEY_ID: keys.accessKeyId ?? "AKIAIOSFODNN7EXAMPLE",
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey ?? "not-checked",
    AWS_SESSION_TOKEN: keys.sessionToken,
    AWS_DEFAULT_REGION: region,
    AWS_ENDPOINT_URL: origin,
  };
}

/** The CLI with a home and keys of its own; an answer in JSON is read. */
function cli(sandbox: Sandbox, home: string, region: string, keys: Keys = {}) {
  const env = environment(sandbox, home, region, keys);
  return async (...args: string[]) => {
    const { stdout } = await run("aws", [...args, "--output", "json"], { env });
    return stdout.startsWith("{") ? JSON.parse(stdout) : stdout.trim();
  };
}

test.runIf(isInstalled)(
  "the AWS CLI finds who it is, makes a default VPC and tags it",
  { timeout: 60_000 },
  async ({ sandbox, dataDir }) => {
    const aws = cli(sandbox, dataDir, "ap-northeast-1");
    expect(await aws("sts", "get-caller-identity")).toMatchObject({ Account: "482109334517" });
    const { Vpc } = await aws("ec2", "create-default-vpc");
    await expect(aws("ec2", "create-default-vpc")).rejects.toMatchObject({
      stderr: expect.stringContaining(
        "An error occurred (DefaultVpcAlreadyExists) when calling the CreateDefaultVpc operation: A Default VPC already exists for this account in this region.",
      ),
    });
    await aws("ec2", "create-tags", "--resources", Vpc.VpcId, "--tags", "Key=Name,Value=default");
    const { Vpcs } = await aws("ec2", "describe-vpcs", "--filters", "Name=isDefault,Values=true");
    expect(Vpcs).toMatchObject([{ VpcId: Vpc.VpcId, Tags: [{ Key: "Name", Value: "default" }] }]);
  },
);

test.runIf(isInstalled)(
  "the AWS CLI deploys from nothing: a default VPC, a stack, a build, and the stack of the service",
  { timeout: 120_000 },
  async ({ start, dataDir }) => {
    // The CLI asks for a stack every 30 s; here it is there when the first question is answered.
    const late = { kind: "latency", service: "cloudformation", operation: "DescribeStacks", latencyMs: 1000 } as const;
    const sandbox = await start({ scenario: "first-deploy", speed: 100_000, faults: { rules: [late] } });
    const aws = cli(sandbox, dataDir, "eu-west-1");
    const deploy = async (name: string, file: string, parameters: Record<string, string>) => {
      const overrides = Object.entries(parameters).map(([key, value]) => `${key}=${value}`);
      const stack = [
        "--stack-name",
        name,
        "--capabilities",
        "CAPABILITY_IAM",
        "--template-file",
        join(templates, file),
      ];
      await aws("cloudformation", "deploy", ...stack, "--parameter-overrides", ...overrides);
      const { Stacks } = await aws("cloudformation", "describe-stacks", "--stack-name", name);
      const outputs = Stacks[0].Outputs.map((output: Record<string, string>) => [output.OutputKey, output.OutputValue]);
      return Object.fromEntries(outputs) as Record<string, string>;
    };

    await aws("ec2", "create-default-vpc");
    const source = { RepositoryUrl: "https://github.com/ymd65536/ECSExpressMode.git", SourceType: "GITHUB" };
    const { ProjectName = "", RepositoryUri = "" } = await deploy("shop-build", "build-stack.yaml", source);
    const variable = "name=SLIPWAY_RUN_ID,value=8f14e45f-ceea";
    const wanted = ["--project-name", ProjectName, "--environment-variables-override", variable];
    const { build: started } = await aws("codebuild", "start-build", ...wanted);
    const { builds } = await aws("codebuild", "batch-get-builds", "--ids", started.id);
    expect(builds[0].buildStatus).toBe("SUCCEEDED");
    const digest = builds[0].exportedEnvironmentVariables[0].value;

    const { ServiceArn = "", Endpoint = "" } = await deploy("shop", "service-stack.yaml", {
      ServiceName: "shop",
      ImageUri: `${RepositoryUri}@${digest}`,
      ContainerPort: "80",
      HealthCheckPath: "/health",
      Cpu: "256",
      Memory: "512",
      MinTaskCount: "1",
      MaxTaskCount: "3",
      ScalingMetric: "AVERAGE_CPU",
      ScalingTargetValue: "60",
    });
    const { service } = await aws("ecs", "describe-express-gateway-service", "--service-arn", ServiceArn);
    expect(service.status.statusCode).toBe("ACTIVE");
    expect(JSON.stringify(service.activeConfigurations)).toContain(
      new URL(`https://${Endpoint.replace(/^https?:\/\//, "")}`).hostname,
    );
  },
);

const looks = `
  sts get-caller-identity
  ecs list-clusters
  ecs describe-clusters --clusters default --include STATISTICS TAGS
  ecs list-services --resource-management-type ECS
  ecs list-tasks --service-name storefront
  ecs list-service-deployments --service storefront
  ecs describe-services --services storefront --include TAGS
  cloudformation list-stacks --stack-status-filter CREATE_COMPLETE UPDATE_COMPLETE
  cloudformation describe-stacks
  cloudformation describe-stack-events --stack-name storefront
  cloudformation list-stack-resources --stack-name storefront
  cloudformation describe-stack-resources --stack-name storefront-build
  cloudformation get-template-summary --stack-name storefront
  cloudformation list-exports
  codebuild list-projects
  codebuild batch-get-projects --names storefront-build
  codebuild list-builds
  codebuild list-builds-for-project --project-name storefront-build
  logs describe-log-groups
  logs describe-log-streams --log-group-name /aws/codebuild/storefront-build --order-by LastEventTime
  logs filter-log-events --log-group-name /aws/codebuild/storefront-build --max-items 20
  ecr describe-repositories
  ecr describe-images --repository-name storefront
  ecr list-images --repository-name storefront
  elbv2 describe-load-balancers
  elbv2 describe-target-groups
  application-autoscaling describe-scalable-targets --service-namespace ecs
  application-autoscaling describe-scaling-policies --service-namespace ecs
  cloudwatch describe-alarms --max-items 20
  ec2 describe-vpcs
  ec2 describe-subnets
  ec2 describe-security-groups
  ec2 describe-network-interfaces
  ec2 describe-route-tables
  ec2 describe-availability-zones
  iam list-roles
  iam list-attached-role-policies --role-name ecsTaskExecutionRole
  iam list-account-aliases
  resourcegroupstaggingapi get-resources --resource-type-filters ecs:service
  service-quotas list-service-quotas --service-code vpc
`;

test.runIf(isPackage)(
  "the AWS CLI looks at all that a busy team has, with the credentials of somebody's role",
  { timeout: 120_000 },
  async ({ start, dataDir }) => {
    const sandbox = await start({ scenario: "busy-team", speed: 1 });
    const production = accounts.find(({ name }) => name === "Shop production")?.id ?? "";
    const keys = await roleOf(sandbox, "elif", production, "Deployer");
    const commands = looks.trim().split(/\s*\n\s*/);
    const child = run("python3", ["-c", manyCommands], {
      env: environment(sandbox, dataDir, "eu-west-1", keys),
      maxBuffer: 2 ** 26,
    });
    child.child.stdin?.end([...commands, "ecs delete-cluster --cluster default"].join("\n"));
    const { stdout, stderr } = await child;
    const answers = [...stdout.matchAll(/(.*?)\n=== (\d+) ([^\n]*)\n/gs)].map(([, text = "", code, command]) => ({
      command,
      code: Number(code),
      answer: text.trim() ? JSON.parse(text) : undefined,
    }));
    const denied = answers.pop();
    expect(answers.filter(({ code }) => code !== 0)).toEqual([]);
    expect(answers.map(({ command }) => command)).toEqual(commands);
    const empty = answers.filter(({ answer }) => hasNothing(answer));
    expect(empty.map(({ command }) => command)).toEqual(["cloudformation list-exports", "iam list-account-aliases"]);
    expect(denied?.code).toBe(255);
    expect(stderr).toMatch(/AccessDeniedException.*is not authorized to perform: ecs:DeleteCluster/);
  },
);

/** Whether all of its lists are empty. */
function hasNothing(answer: object): boolean {
  const lists = Object.values(answer).filter((member) => Array.isArray(member));
  return lists.length > 0 && lists.every(({ length }) => length === 0);
}

async function roleOf(sandbox: Sandbox, userName: string, accountId: string, roleName: string): Promise<Keys> {
  const config = clientConfig(sandbox);
  const [oidc, portal] = [new SSOOIDC(config), new SSO(config)];
  const { clientId, clientSecret } = await oidc.registerClient({ clientName: "cli", clientType: "public" });
  const client = { clientId, clientSecret };
  const startUrl = "https://harbour.awsapps.com/start";
  const { deviceCode, userCode } = await oidc.startDeviceAuthorization({ ...client, startUrl });
  const body = JSON.stringify({ approve: { userCode, userName } });
  await fetch(`${sandbox.origin}/_sandbox/identity-center`, { method: "POST", body });
  const grantType = "urn:ietf:params:oauth:grant-type:device_code";
  const { accessToken } = await oidc.createToken({ ...client, grantType, deviceCode });
  return (await portal.getRoleCredentials({ accessToken, accountId, roleName })).roleCredentials ?? {};
}
