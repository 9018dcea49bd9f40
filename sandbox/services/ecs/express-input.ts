import type {
  ContainerDefinition,
  CreateExpressGatewayServiceRequest,
  ExpressGatewayContainer,
  UpdateExpressGatewayServiceRequest,
} from "@aws-sdk/client-ecs";
import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { invalidParameter } from "./invalid-parameter";
import { ecsSettings } from "./settings";
import type { Configuration } from "./tables";
import { readTaskDefinition } from "./task-definitions";

type Input = CreateExpressGatewayServiceRequest | UpdateExpressGatewayServiceRequest;
export type WantedConfiguration = Omit<Configuration, "taskDefinitionArn"> & { taskDefinitionArn?: string };

const GIB = 1024;
/** The memory sizes, MiB, that Fargate has for each number of CPU units: least, most, and the step between. */
const memoryOf: Record<string, [number, number, number]> = {
  256: [512, 2 * GIB, 512],
  512: [GIB, 4 * GIB, GIB],
  1024: [2 * GIB, 8 * GIB, GIB],
  2048: [4 * GIB, 16 * GIB, GIB],
  4096: [8 * GIB, 30 * GIB, GIB],
  8192: [16 * GIB, 60 * GIB, 4 * GIB],
  16384: [32 * GIB, 120 * GIB, 8 * GIB],
};

/** What a service shall be: what is said of it, then what it was, then what AWS gives to everyone. */
export function wantedConfiguration(place: Place, input: Input, before?: Configuration): WantedConfiguration {
  const { defaults, mergesContainer } = ecsSettings(place.world);
  const own = input.taskDefinitionArn ?? ownTaskDefinition(input, before);
  if (own) return fromTaskDefinition(place, input, own, before);

  const container = input.primaryContainer ?? before?.primaryContainer;
  if (!container?.image) throw invalidParameter("primaryContainer with an image is required.");
  const executionRoleArn = input.executionRoleArn ?? before?.executionRoleArn;
  if (!executionRoleArn) throw invalidParameter("executionRoleArn is required.");
  const { cpuArchitecture = before?.cpuArchitecture ?? "X86_64" } = input;
  if (cpuArchitecture !== "X86_64" && cpuArchitecture !== "ARM64") {
    throw invalidParameter(`Invalid cpuArchitecture '${cpuArchitecture}'. The valid values are: X86_64, ARM64.`);
  }
  const wanted = {
    executionRoleArn,
    taskRoleArn: input.taskRoleArn ?? before?.taskRoleArn,
    cpu: input.cpu ?? before?.cpu ?? defaults.cpu,
    memory: input.memory ?? before?.memory ?? defaults.memory,
    cpuArchitecture,
    ...shared(place, input, before),
    primaryContainer: containerOf(
      mergesContainer
        ? { ...before?.primaryContainer, ...withoutUndefined(container), image: container.image }
        : container,
      defaults.containerPort,
      before,
    ),
  };
  check(wanted);
  return wanted;
}

/** A service with a task definition of its owner's keeps it until it is given a container. */
function ownTaskDefinition({ primaryContainer }: Input, before: Configuration | undefined): string | undefined {
  return !primaryContainer && before?.hasOwnTaskDefinition ? before.taskDefinitionArn : undefined;
}

function shared(place: Place, input: Input, before: Configuration | undefined) {
  const { networkConfiguration: network, scalingTarget } = input;
  const scaling = { ...before?.scalingTarget, ...withoutUndefined(scalingTarget ?? {}) };
  return {
    healthCheckPath:
      input.healthCheckPath ?? before?.healthCheckPath ?? ecsSettings(place.world).defaults.healthCheckPath,
    networkConfiguration: {
      subnets: network?.subnets ?? before?.networkConfiguration.subnets ?? [],
      securityGroups: network?.securityGroups ?? before?.networkConfiguration.securityGroups ?? [],
    },
    scalingTarget: {
      minTaskCount: scaling.minTaskCount ?? 1,
      maxTaskCount: scaling.maxTaskCount ?? 20,
      autoScalingMetric: scaling.autoScalingMetric ?? ("AVERAGE_CPU" as const),
      autoScalingTargetValue: scaling.autoScalingTargetValue ?? 60,
    },
  };
}

/** A container is replaced as a whole; only where its log goes is kept. */
function containerOf(container: ExpressGatewayContainer, port: number, before: Configuration | undefined) {
  return {
    ...container,
    image: container.image ?? "",
    containerPort: container.containerPort ?? port,
    awsLogsConfiguration: {
      logGroup:
        container.awsLogsConfiguration?.logGroup ?? before?.primaryContainer.awsLogsConfiguration.logGroup ?? "",
      logStreamPrefix: container.awsLogsConfiguration?.logStreamPrefix ?? "ecs",
    },
  };
}

function fromTaskDefinition(place: Place, input: Input, arn: string, before?: Configuration): WantedConfiguration {
  const { primaryContainer, executionRoleArn, taskRoleArn, cpu, memory, cpuArchitecture } = input;
  if (primaryContainer || executionRoleArn || taskRoleArn || cpu || memory || cpuArchitecture) {
    throw invalidParameter(
      "taskDefinitionArn cannot be provided with primaryContainer, executionRoleArn, taskRoleArn, cpu, or memory.",
    );
  }
  const definition = readTaskDefinition(place, arn);
  if (definition.status !== "ACTIVE") throw new AwsError("ClientException", "TaskDefinition is inactive");
  if (!definition.requiresCompatibilities?.includes("FARGATE")) {
    throw invalidParameter("Task definition does not support launch_type FARGATE.");
  }
  const main = definition.containerDefinitions?.find(({ name }) => name === "Main");
  const [port, ...others] = main?.portMappings ?? [];
  const isSingleTcp = others.length === 0 && (port?.protocol ?? "tcp") === "tcp" && port?.name;
  if (!main?.image || !port?.containerPort || !isSingleTcp) {
    throw invalidParameter("Task definition must contain a container named 'Main' with a single TCP port mapping.");
  }
  const wanted = {
    taskDefinitionArn: definition.taskDefinitionArn,
    hasOwnTaskDefinition: true,
    executionRoleArn: definition.executionRoleArn ?? "",
    taskRoleArn: definition.taskRoleArn,
    cpu: definition.cpu ?? "",
    memory: definition.memory ?? "",
    cpuArchitecture: definition.runtimePlatform?.cpuArchitecture ?? ("X86_64" as const),
    ...shared(place, input, before),
    primaryContainer: {
      image: main.image,
      containerPort: port.containerPort,
      command: main.command,
      environment: main.environment,
      secrets: main.secrets,
      awsLogsConfiguration: logsOf(main),
    },
  };
  check(wanted);
  return wanted;
}

function logsOf({ logConfiguration }: ContainerDefinition) {
  const options = logConfiguration?.options ?? {};
  return { logGroup: options["awslogs-group"] ?? "", logStreamPrefix: options["awslogs-stream-prefix"] ?? "ecs" };
}

function check({ cpu, memory, healthCheckPath, primaryContainer, scalingTarget }: WantedConfiguration): void {
  const [least, most, step] = memoryOf[cpu] ?? [];
  const size = Number(memory);
  if (!least || !most || !step || !(size >= least && size <= most && (size - least) % step === 0)) {
    throw invalidParameter(
      `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`,
    );
  }
  if (!healthCheckPath.startsWith("/")) throw invalidParameter("healthCheckPath must begin with a forward slash.");
  const { containerPort, environment = [], secrets = [] } = primaryContainer;
  if (!(containerPort >= 1 && containerPort <= 65_535))
    throw invalidParameter("containerPort must be between 1 and 65535.");
  const names = [...environment, ...secrets].map(({ name }) => name);
  const twice = names.find((name, index) => name !== undefined && names.indexOf(name) < index);
  if (twice !== undefined && secrets.some(({ name }) => name === twice)) {
    throw invalidParameter(
      `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${twice}'.`,
    );
  }
  checkScaling(scalingTarget);
}

const metrics: readonly string[] = ["AVERAGE_CPU", "AVERAGE_MEMORY", "REQUEST_COUNT_PER_TARGET"];

function checkScaling(scaling: Configuration["scalingTarget"]): void {
  const { minTaskCount, maxTaskCount, autoScalingMetric, autoScalingTargetValue } = scaling;
  if (minTaskCount < 0 || maxTaskCount < 1 || minTaskCount > maxTaskCount) {
    throw invalidParameter("minTaskCount must not be greater than maxTaskCount.");
  }
  if (!metrics.includes(autoScalingMetric)) {
    throw invalidParameter(
      `Invalid autoScalingMetric '${autoScalingMetric}'. The valid values are: ${metrics.join(", ")}.`,
    );
  }
  const most = autoScalingMetric === "REQUEST_COUNT_PER_TARGET" ? 65_536 : 100;
  if (!(autoScalingTargetValue >= 1 && autoScalingTargetValue <= most)) {
    throw invalidParameter(`autoScalingTargetValue must be between 1 and ${most} for ${autoScalingMetric}.`);
  }
}

function withoutUndefined<Members extends object>(members: Members): Partial<Members> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<Members>;
}
