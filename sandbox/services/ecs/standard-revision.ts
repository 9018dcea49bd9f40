import type { Call } from "../../operation";
import { randomDigits } from "../../random";
import { targetGroups } from "../elasticloadbalancing/tables";
import { resolveImage } from "./image";
import type { StandardSettings } from "./standard-row";
import { ecsArn, type RevisionRow, revisionTable, type ServiceRow, type TaskDefinitionRow } from "./tables";

/** What a deployment of a service that is not Express will run: the container that its load balancer asks, or the first. */
export function addStandardRevision(
  call: Call,
  service: ServiceRow,
  { loadBalancers, networkConfiguration, desiredCount }: StandardSettings,
  definition: TaskDefinitionRow,
): RevisionRow {
  const { containerDefinitions = [] } = definition;
  const [loadBalancer] = loadBalancers;
  const container =
    containerDefinitions.find(({ name }) => name === loadBalancer?.containerName) ?? containerDefinitions[0] ?? {};
  const options = container.logConfiguration?.options ?? {};
  const { subnets = [], securityGroups = [] } = networkConfiguration?.awsvpcConfiguration ?? {};
  const image = container.image ?? "";
  const { clusterName, serviceName } = service;
  const revision: RevisionRow = {
    serviceRevisionArn: ecsArn(call, `service-revision/${clusterName}/${serviceName}/${randomDigits(19)}`),
    serviceId: service.id,
    configuration: {
      taskDefinitionArn: definition.taskDefinitionArn,
      hasOwnTaskDefinition: true,
      executionRoleArn: definition.executionRoleArn ?? "",
      taskRoleArn: definition.taskRoleArn,
      cpu: definition.cpu ?? "256",
      memory: definition.memory ?? "512",
      cpuArchitecture: definition.runtimePlatform?.cpuArchitecture ?? "X86_64",
      healthCheckPath: targetGroups(call).get(loadBalancer?.targetGroupArn ?? "")?.HealthCheckPath ?? "/",
      networkConfiguration: { subnets, securityGroups },
      primaryContainer: {
        image,
        containerPort: loadBalancer?.containerPort ?? container.portMappings?.[0]?.containerPort ?? 80,
        command: container.command,
        environment: container.environment,
        secrets: container.secrets,
        awsLogsConfiguration: {
          logGroup: options["awslogs-group"] ?? "",
          logStreamPrefix: options["awslogs-stream-prefix"] ?? "ecs",
        },
      },
      scalingTarget: {
        minTaskCount: desiredCount,
        maxTaskCount: desiredCount,
        autoScalingMetric: "AVERAGE_CPU",
        autoScalingTargetValue: 60,
      },
    },
    targetGroup: "blueTargetGroup",
    ...resolveImage(call, image),
    deploymentArn: "",
    createdAt: call.world.clock.date(),
  };
  revisionTable(call).set(revision.serviceRevisionArn, revision);
  return revision;
}
