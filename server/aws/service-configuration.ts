import "server-only";
import {
  type ContainerDefinition,
  DescribeExpressGatewayServiceCommand,
  DescribeTaskDefinitionCommand,
  type ExpressGatewayServiceConfiguration,
} from "@aws-sdk/client-ecs";
import type { ServiceConfiguration } from "@/lib/domain/service-detail";
import type { AwsClients } from "./clients";
import { isServiceGone } from "./ecs";

export interface ConfiguredService {
  createdAt?: string;
  configuration: ServiceConfiguration;
}

/** As the newest revision of an Express service has it; undefined of one that is gone. */
export async function findExpressConfiguration(
  { ecs }: AwsClients,
  serviceArn: string,
): Promise<ConfiguredService | undefined> {
  try {
    const { service } = await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn }));
    const newest = service?.activeConfigurations
      ?.toSorted((one, other) => (other.createdAt?.getTime() ?? 0) - (one.createdAt?.getTime() ?? 0))
      .at(0);
    if (!newest) return undefined;
    return {
      createdAt: service?.createdAt?.toISOString(),
      configuration: { ...ofExpress(newest), infrastructureRoleArn: service?.infrastructureRoleArn },
    };
  } catch (error) {
    if (isServiceGone(error)) return undefined;
    throw error;
  }
}

function ofExpress(newest: ExpressGatewayServiceConfiguration): ServiceConfiguration {
  const { primaryContainer: container, scalingTarget: scaling, networkConfiguration: network } = newest;
  return {
    image: container?.image,
    containerPort: container?.containerPort,
    command: container?.command ?? [],
    healthCheckPath: newest.healthCheckPath,
    cpu: newest.cpu,
    memory: newest.memory,
    architecture: newest.cpuArchitecture,
    minTasks: scaling?.minTaskCount,
    maxTasks: scaling?.maxTaskCount,
    scalingMetric: scaling?.autoScalingMetric,
    scalingTarget: scaling?.autoScalingTargetValue,
    ...namesOf(container?.environment, container?.secrets),
    executionRoleArn: newest.executionRoleArn,
    taskRoleArn: newest.taskRoleArn,
    taskDefinitionArn: newest.taskDefinitionArn,
    logGroupName: container?.awsLogsConfiguration?.logGroup,
    logStreamPrefix: streamsOf(container?.awsLogsConfiguration?.logStreamPrefix, expressContainer),
    subnetIds: network?.subnets ?? [],
    securityGroupIds: network?.securityGroups ?? [],
    accessType: newest.ingressPaths?.[0]?.accessType,
  };
}

/** Of a plain ECS service: what its task definition says. */
export async function findTaskConfiguration(
  { ecs }: AwsClients,
  taskDefinitionArn: string,
): Promise<ServiceConfiguration | undefined> {
  const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn }));
  if (!taskDefinition) return undefined;
  const { containerDefinitions = [], cpu, memory, runtimePlatform, executionRoleArn, taskRoleArn } = taskDefinition;
  const container: ContainerDefinition = containerDefinitions.find(({ essential }) => essential) ?? {};
  return {
    image: container.image,
    containerPort: container.portMappings?.[0]?.containerPort,
    command: container.command ?? [],
    cpu,
    memory,
    architecture: runtimePlatform?.cpuArchitecture,
    ...namesOf(container.environment, container.secrets),
    executionRoleArn,
    taskRoleArn,
    taskDefinitionArn,
    logGroupName: container.logConfiguration?.options?.["awslogs-group"],
    logStreamPrefix: streamsOf(container.logConfiguration?.options?.["awslogs-stream-prefix"], container.name),
    subnetIds: [],
    securityGroupIds: [],
  };
}

/** ECS names the container of an Express service itself. */
const expressContainer = "Main";

/** `prefix/container/task` */
function streamsOf(prefix: string | undefined, container: string | undefined): string | undefined {
  return prefix && container ? `${prefix}/${container}/` : undefined;
}

interface Named {
  name?: string | undefined;
  valueFrom?: string | undefined;
}

/** Values of variables stay where they are. */
function namesOf(environment: readonly Named[] = [], secrets: readonly Named[] = []) {
  return {
    environmentNames: environment.flatMap(({ name }) => (name ? [name] : [])),
    secrets: secrets.flatMap(({ name, valueFrom }) => (name && valueFrom ? [{ name, valueFrom }] : [])),
  };
}
