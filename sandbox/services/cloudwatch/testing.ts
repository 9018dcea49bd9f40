import { CreateRepositoryCommand, ECRClient } from "@aws-sdk/client-ecr";
import { ECS, type ExpressGatewayServiceConfiguration } from "@aws-sdk/client-ecs";
import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { clientConfig } from "../../client-config";
import type { Sandbox } from "../../server";
import { pushImage } from "../ecr/testing";

const policy = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";

/** An Express service `shop` that runs; from here on the clock stands still but for the steps of the test. */
export async function runShop(sandbox: Sandbox, settings: Record<string, unknown> = {}) {
  const { world } = sandbox;
  world.clock.speed = 1;
  Object.assign(world.settings, { ec2: { defaultVpc: true } }, settings);
  const config = clientConfig(sandbox);
  const [ecs, ecr, iam] = [new ECS(config), new ECRClient(config), new IAMClient(config)];
  const role = async (RoleName: string, Service: string) => {
    const Statement = [{ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" }];
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
    return Role?.Arn ?? "";
  };
  const executionRoleArn = await role("execution", "ecs-tasks.amazonaws.com");
  const infrastructureRoleArn = await role("infrastructure", "ecs.amazonaws.com");
  await iam.send(new AttachRolePolicyCommand({ RoleName: "execution", PolicyArn: policy }));
  await ecr.send(new CreateRepositoryCommand({ repositoryName: "shop" }));
  const push = async (content: string) => {
    const digest = await pushImage(ecr, { repositoryName: "shop", imageTag: "latest", content });
    return `${world.account}.dkr.ecr.eu-west-1.amazonaws.com/shop@${digest}`;
  };
  // IAM takes a while until other services know a role.
  world.step(60_000);
  const { service } = await ecs.createExpressGatewayService({
    serviceName: "shop",
    executionRoleArn,
    infrastructureRoleArn,
    healthCheckPath: "/health",
    cpu: "256",
    memory: "512",
    primaryContainer: { image: await push("one"), containerPort: 8080 },
  });
  const serviceArn = service?.serviceArn ?? "";
  world.step(15 * 60_000);
  const update = async (
    change: Pick<ExpressGatewayServiceConfiguration, "scalingTarget"> = {},
    image = `two-${Math.random()}`,
  ) =>
    ecs.updateExpressGatewayService({
      serviceArn,
      primaryContainer: { image: await push(image), containerPort: 8080 },
      ...change,
    });
  return { config, ecs, iam, serviceArn, update, world };
}
