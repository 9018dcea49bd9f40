import type { Place } from "../../place";
import { randomDigits } from "../../random";
import type { WantedConfiguration } from "./express-input";
import { resolveImage } from "./image";
import { type Configuration, ecsArn, type RevisionRow, revisionTable, type ServiceRow } from "./tables";
import { addTaskDefinition } from "./task-definitions";

// The same in every task definition, and so kept once: there may be ten thousands of them.
const requiresCompatibilities = ["FARGATE" as const];
const x86 = { cpuArchitecture: "X86_64", operatingSystemFamily: "LINUX" } as const;
const arm64 = { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" } as const;
const linuxParameters = { initProcessEnabled: true };
const managedTags = [{ key: "AmazonECSManaged", value: "true" }];

/** Fixes what a deployment will run: the settings, a task definition of its own, and the image's digest. */
export function addRevision(
  place: Place,
  service: ServiceRow,
  wanted: WantedConfiguration,
  targetGroup: RevisionRow["targetGroup"],
  madeBy: string,
): RevisionRow {
  const { primaryContainer: container, networkConfiguration: network, ...settings } = wanted;
  const { logGroup, logStreamPrefix } = container.awsLogsConfiguration;
  const primaryContainer = {
    ...container,
    awsLogsConfiguration: { logGroup: logGroup || service.logGroupName, logStreamPrefix },
  };
  const { subnets, securityGroups } = network;
  const networkConfiguration = { subnets: subnets.length > 0 ? subnets : service.subnets, securityGroups };
  const configuration = { primaryContainer, networkConfiguration, ...settings };
  const taskDefinitionArn =
    wanted.taskDefinitionArn ?? registerFor(place, service, { ...configuration, taskDefinitionArn: "" }, madeBy);
  const { serviceName, clusterName } = service;
  const revision: RevisionRow = {
    serviceRevisionArn: ecsArn(place, `service-revision/${clusterName}/${serviceName}/${randomDigits(19)}`),
    serviceId: service.id,
    configuration: Object.assign(configuration, { taskDefinitionArn }),
    targetGroup,
    ...resolveImage(place, primaryContainer.image),
    deploymentArn: "",
    createdAt: place.world.clock.date(),
  };
  revisionTable(place).set(revision.serviceRevisionArn, revision);
  return revision;
}

function registerFor(place: Place, service: ServiceRow, configuration: Configuration, madeBy: string): string {
  const { primaryContainer, cpu, memory, executionRoleArn, taskRoleArn, cpuArchitecture } = configuration;
  const { image, containerPort, command, environment, secrets, awsLogsConfiguration } = primaryContainer;
  const family = `${service.clusterName}-${service.serviceName}`;
  const definition = {
    family,
    networkMode: "awsvpc" as const,
    requiresCompatibilities,
    cpu,
    memory,
    executionRoleArn,
    taskRoleArn,
    runtimePlatform: cpuArchitecture === "ARM64" ? arm64 : x86,
    containerDefinitions: [
      {
        name: "Main",
        image,
        essential: true,
        command,
        environment: environment ?? [],
        secrets: secrets ?? [],
        stopTimeout: 30,
        portMappings: [{ containerPort, hostPort: containerPort, protocol: "tcp" as const, name: "main" }],
        linuxParameters,
        logConfiguration: {
          logDriver: "awslogs" as const,
          options: {
            "awslogs-group": awsLogsConfiguration.logGroup,
            "awslogs-region": place.region,
            "awslogs-stream-prefix": awsLogsConfiguration.logStreamPrefix,
            mode: "non-blocking",
            "max-buffer-size": "25m",
          },
        },
      },
    ],
    tags: managedTags,
  };
  return addTaskDefinition(place, definition, family, madeBy).taskDefinitionArn;
}
