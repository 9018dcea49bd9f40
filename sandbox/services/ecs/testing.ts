import { CreateRepositoryCommand, ECRClient } from "@aws-sdk/client-ecr";
import {
  CreateExpressGatewayServiceCommand,
  type CreateExpressGatewayServiceCommandInput,
  DescribeExpressGatewayServiceCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListServiceDeploymentsCommand,
  ListTasksCommand,
} from "@aws-sdk/client-ecs";
import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { clientConfig } from "../../client-config";
import type { Sandbox } from "../../server";
import { pushImage } from "../ecr/testing";

export const minute = 60_000;

/** An account that is ready for Express services; its clock stands still but for the steps of the test. */
export async function accountOf(sandbox: Sandbox, settings: Record<string, unknown> = {}) {
  const { world } = sandbox;
  world.clock.speed = 1;
  Object.assign(world.settings, { ec2: { defaultVpc: true } }, settings);
  const config = clientConfig(sandbox);
  const [ecs, ecr, iam] = [new ECSClient(config), new ECRClient(config), new IAMClient(config)];
  const role = async (RoleName: string, Service: string) => {
    const statement = { Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
    return Role?.Arn;
  };
  const executionRoleArn = await role("execution", "ecs-tasks.amazonaws.com");
  const infrastructureRoleArn = await role("infrastructure", "ecs.amazonaws.com");
  const PolicyArn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
  await iam.send(new AttachRolePolicyCommand({ RoleName: "execution", PolicyArn }));
  await ecr.send(new CreateRepositoryCommand({ repositoryName: "shop" }));
  const push = (content: string, architecture?: "arm64") =>
    pushImage(ecr, { repositoryName: "shop", imageTag: "latest", content, ...(architecture && { architecture }) });
  const digest = await push("one");
  const image = `${world.account}.dkr.ecr.eu-west-1.amazonaws.com/shop`;
  const wanted: CreateExpressGatewayServiceCommandInput = {
    serviceName: "shop",
    executionRoleArn,
    infrastructureRoleArn,
    healthCheckPath: "/health",
    cpu: "256",
    memory: "512",
    primaryContainer: { image: `${image}@${digest}`, containerPort: 8080 },
  };
  const create = async (changes: Partial<CreateExpressGatewayServiceCommandInput> = {}) => {
    const { service } = await ecs.send(new CreateExpressGatewayServiceCommand({ ...wanted, ...changes }));
    return service?.serviceArn ?? "";
  };
  // IAM takes a while until other services know a role.
  world.step(minute);
  return { ecs, config, create, push, image, world, wanted };
}

export async function newestDeployment(ecs: ECSClient, service: string) {
  const { serviceDeployments: [brief] = [] } = await ecs.send(new ListServiceDeploymentsCommand({ service }));
  const serviceDeploymentArns = [brief?.serviceDeploymentArn ?? ""];
  const { serviceDeployments = [] } = await ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns }));
  return serviceDeployments[0] ?? {};
}

export async function expressService(ecs: ECSClient, serviceArn: string) {
  const { service } = await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn, include: ["TAGS"] }));
  return service ?? {};
}

export async function newestRevision(ecs: ECSClient, serviceArn: string) {
  const { activeConfigurations = [] } = await expressService(ecs, serviceArn);
  const serviceRevisionArns = [activeConfigurations[0]?.serviceRevisionArn ?? ""];
  const { serviceRevisions = [] } = await ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns }));
  return serviceRevisions[0] ?? {};
}

export async function describedService(ecs: ECSClient, service: string) {
  const { services: [found] = [] } = await ecs.send(new DescribeServicesCommand({ services: [service] }));
  return found ?? {};
}

export async function tasksOf(ecs: ECSClient, serviceName: string, desiredStatus: "RUNNING" | "STOPPED" = "RUNNING") {
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ serviceName, desiredStatus }));
  if (taskArns.length === 0) return [];
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ tasks: taskArns }));
  return tasks;
}
