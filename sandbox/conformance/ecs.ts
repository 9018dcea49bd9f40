import { EC2 } from "@aws-sdk/client-ec2";
import { ECS } from "@aws-sdk/client-ecs";
import { accountOf } from "../services/ecs/testing";
import { type Journey, minute } from "./journey";

const cluster = "live";

export const throughEcs: Journey = async ({ config, sandbox, watched }) => {
  const { wanted, push, image } = await accountOf(sandbox);
  const ecs = watched(new ECS(config));
  await throughClusters(ecs);
  const { Subnets: [subnet] = [] } = await new EC2(config).describeSubnets({});
  await throughTaskDefinitions(ecs, wanted.primaryContainer?.image ?? "", subnet?.SubnetId ?? "");

  const { service } = await ecs.createExpressGatewayService({ ...wanted, tags: [{ key: "team", value: "shop" }] });
  const serviceArn = service?.serviceArn ?? "";
  sandbox.world.step(15 * minute);
  const primaryContainer = { image: `${image}@${await push("two")}`, containerPort: 8080 };
  await ecs.updateExpressGatewayService({ serviceArn, primaryContainer });
  sandbox.world.step(3 * minute);
  await ecs.describeExpressGatewayService({ serviceArn, include: ["TAGS"] });
  await ecs.describeServices({ services: ["shop", "none"], include: ["TAGS"] });
  await ecs.listServices({ resourceManagementType: "ECS" });
  const { serviceDeployments = [] } = await ecs.listServiceDeployments({ service: serviceArn });
  const serviceDeploymentArns = serviceDeployments.map(({ serviceDeploymentArn = "" }) => serviceDeploymentArn);
  await ecs.describeServiceDeployments({ serviceDeploymentArns });
  const serviceRevisionArns = serviceDeployments.map(({ targetServiceRevisionArn = "" }) => targetServiceRevisionArn);
  await ecs.describeServiceRevisions({ serviceRevisionArns });
  await ecs.stopServiceDeployment({ serviceDeploymentArn: serviceDeploymentArns[0], stopType: "ROLLBACK" });
  sandbox.world.step(15 * minute);
  await ecs.describeServiceDeployments({ serviceDeploymentArns });
  await ecs.updateService({ service: "shop", forceNewDeployment: true });
  sandbox.world.step(15 * minute);
  const { taskArns: [task = ""] = [] } = await ecs.listTasks({ serviceName: "shop" });
  await ecs.describeTasks({ tasks: [task, "none"] });
  await ecs.stopTask({ task });
  await ecs.describeTasks({ tasks: [task] });
  await ecs.listTagsForResource({ resourceArn: serviceArn });
  await ecs.tagResource({ resourceArn: serviceArn, tags: [{ key: "stage", value: "live" }] });
  await ecs.untagResource({ resourceArn: serviceArn, tagKeys: ["stage"] });
  await ecs.deleteExpressGatewayService({ serviceArn });
  sandbox.world.step(5 * minute);
  await ecs.describeServices({ services: ["shop"] });
};

async function throughClusters(ecs: ECS): Promise<void> {
  await ecs.createCluster({ clusterName: cluster, tags: [{ key: "team", value: "shop" }] });
  const settings = [{ name: "containerInsights", value: "enabled" } as const];
  await ecs.updateCluster({ cluster, settings });
  await ecs.updateClusterSettings({ cluster, settings });
  const capacityProviders = ["FARGATE", "FARGATE_SPOT"];
  await ecs.putClusterCapacityProviders({ cluster, capacityProviders, defaultCapacityProviderStrategy: [] });
  await ecs.describeCapacityProviders({});
  await ecs.describeClusters({
    clusters: [cluster, "none"],
    include: ["SETTINGS", "STATISTICS", "TAGS", "ATTACHMENTS"],
  });
  await ecs.listClusters({});
  await ecs.listContainerInstances({ cluster });
  await ecs.describeContainerInstances({ cluster, containerInstances: ["none"] });
}

async function throughTaskDefinitions(ecs: ECS, image: string, subnet: string): Promise<void> {
  const family = "worker";
  const { taskDefinition } = await ecs.registerTaskDefinition({
    family,
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu: "256",
    memory: "512",
    containerDefinitions: [{ name: "main", image }],
  });
  await ecs.describeTaskDefinition({ taskDefinition: family, include: ["TAGS"] });
  await ecs.listTaskDefinitions({});
  await ecs.listTaskDefinitionFamilies({});
  const { service } = await ecs.createService({
    cluster,
    serviceName: "worker",
    taskDefinition: family,
    desiredCount: 0,
    launchType: "FARGATE",
    networkConfiguration: { awsvpcConfiguration: { subnets: [subnet] } },
  });
  await ecs.describeServices({ cluster, services: ["worker"] });
  await ecs.deleteService({ cluster, service: service?.serviceName, force: true });
  await ecs.deregisterTaskDefinition({ taskDefinition: taskDefinition?.taskDefinitionArn });
  await ecs.deleteTaskDefinitions({ taskDefinitions: [taskDefinition?.taskDefinitionArn ?? ""] });
  await ecs.createCluster({ clusterName: "empty" });
  await ecs.deleteCluster({ cluster: "empty" });
}
