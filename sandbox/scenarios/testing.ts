import { CloudFormation, type Stack } from "@aws-sdk/client-cloudformation";
import { type Build, CodeBuild } from "@aws-sdk/client-codebuild";
import { EC2 } from "@aws-sdk/client-ec2";
import { ECR } from "@aws-sdk/client-ecr";
import { ECS } from "@aws-sdk/client-ecs";
import { clientConfig } from "../client-config";
import type { Sandbox } from "../server";
import { hour, minute } from "./seeds/past";
import { buildTemplate, serviceTemplate } from "./seeds/templates";

interface Shipped {
  build: Build;
  stack: Stack;
  /** What was said of every resource that failed. */
  reasons: string[];
}

/** A first deploy from end to end: a stack, a build, the stack of the service, and if wanted an update of it. Time is the test's. */
export async function ship(sandbox: Sandbox, { updates = false, namesHealthCheck = true } = {}): Promise<Shipped> {
  const { world } = sandbox;
  world.setSpeed(1);
  const config = clientConfig(sandbox);
  const [cloudformation, codebuild, ecr] = [new CloudFormation(config), new CodeBuild(config), new ECR(config)];
  await ecr.createRepository({ repositoryName: "shop" });
  const Capabilities = ["CAPABILITY_IAM" as const];
  await cloudformation.createStack({
    StackName: "shop-build",
    TemplateBody: buildTemplate,
    Capabilities,
    Parameters: parametersOf({ RepositoryName: "shop", SourceUrl: "https://github.com/acme/shop.git" }),
  });
  world.step(2 * minute);
  const { build: started } = await codebuild.startBuild({ projectName: "shop-build" });
  world.step(5 * minute);
  const { builds: [build = {}] = [] } = await codebuild.batchGetBuilds({ ids: [started?.id ?? ""] });

  const StackName = "shop";
  const Image = `${world.account}.dkr.ecr.eu-west-1.amazonaws.com/shop:latest`;
  const wanted = { StackName, Capabilities, Parameters: parametersOf({ ServiceName: "shop", Image }) };
  const TemplateBody = namesHealthCheck ? serviceTemplate : serviceTemplate.replace(/^ *HealthCheckPath:.*\n/m, "");
  await cloudformation.createStack({ ...wanted, TemplateBody });
  world.step(4 * hour);
  if (updates) {
    await cloudformation.updateStack({ ...wanted, TemplateBody: TemplateBody.replace('"512"', '"1024"') });
    world.step(4 * hour);
  }
  const { Stacks: [stack = {} as Stack] = [] } = await cloudformation.describeStacks({ StackName });
  const { StackEvents = [] } = await cloudformation.describeStackEvents({ StackName });
  const reasons = StackEvents.filter(({ ResourceStatus }) => ResourceStatus?.endsWith("_FAILED")).map(
    ({ ResourceStatusReason = "" }) => ResourceStatusReason,
  );
  return { build, stack, reasons: reasons.toReversed() };
}

/** Clients for one account of a scenario that has several. */
export function clientsOf({ origin, world }: Sandbox, account = world.account, region = "eu-west-1") {
  const { accessKeyId = "", secretAccessKey = "" } = world.accounts.find(({ id }) => id === account) ?? {};
  const config = { ...clientConfig({ origin }, region), credentials: { accessKeyId, secretAccessKey } };
  return {
    config,
    cloudformation: new CloudFormation(config),
    codebuild: new CodeBuild(config),
    ec2: new EC2(config),
    ecr: new ECR(config),
    ecs: new ECS(config),
  };
}

function parametersOf(values: Record<string, string>) {
  return Object.entries(values).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));
}
