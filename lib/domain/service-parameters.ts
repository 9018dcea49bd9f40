import type { ServiceScaling } from "./service-scaling";
import type { ServiceSettings } from "./service-settings";

const usualScaling: ServiceScaling = { metric: "AVERAGE_CPU", targetValue: 60 };

export function scalingOf({ scaling = usualScaling }: Pick<ServiceSettings, "scaling">): ServiceScaling {
  return scaling;
}

/** CloudFormation has no parameter for a list of pairs: each has one of its own. */
export const listParameter = {
  environment: (index: number) => `EnvironmentValue${index + 1}`,
  command: (index: number) => `Command${index + 1}`,
};

/** The parameters of the stack of a service, but for its image: a setting that is left out has none. */
export function settingParameters(settings: ServiceSettings): Record<string, string> {
  const { environment, command = [], taskRoleArn, logGroupName, network } = settings;
  const { metric, targetValue } = scalingOf(settings);
  return {
    ContainerPort: String(settings.containerPort),
    HealthCheckPath: settings.healthCheckPath,
    Cpu: settings.cpu,
    Memory: String(settings.memory),
    MinTaskCount: String(settings.minTasks),
    MaxTaskCount: String(settings.maxTasks),
    ScalingMetric: metric,
    ScalingTargetValue: String(targetValue),
    ...(taskRoleArn && { TaskRoleArn: taskRoleArn }),
    ...(logGroupName && { LogGroupName: logGroupName }),
    ...(network && { SubnetIds: network.subnetIds.join(",") }),
    ...(network?.securityGroupIds.length && { SecurityGroupIds: network.securityGroupIds.join(",") }),
    ...numbered(
      listParameter.environment,
      environment.map(({ value }) => value),
    ),
    ...numbered(listParameter.command, command),
  };
}

function numbered(nameOf: (index: number) => string, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value, index) => [nameOf(index), value]));
}

/** By which Slipway's own template takes how few tasks there may be. */
export const minTasksParameter = "MinTaskCount";
