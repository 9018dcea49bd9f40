import type { CreateServiceRequest, DeploymentConfiguration } from "@aws-sdk/client-ecs";
import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { rowsOf } from "../ec2/tables";
import { targetGroups } from "../elasticloadbalancing/tables";
import { invalidParameter } from "./invalid-parameter";
import type { StandardSettings } from "./standard-row";
import type { TaskDefinitionRow } from "./tables";

const given: Omit<StandardSettings, "deploymentConfiguration"> = {
  availabilityZoneRebalancing: "ENABLED",
  desiredCount: 1,
  enableECSManagedTags: false,
  enableExecuteCommand: false,
  healthCheckGracePeriodSeconds: 0,
  loadBalancers: [],
  placementConstraints: [],
  placementStrategy: [],
  propagateTags: "NONE",
  schedulingStrategy: "REPLICA",
  serviceRegistries: [],
};

/** What is said of a service, then what it was, then what AWS gives to everyone. */
export function standardSettings(input: CreateServiceRequest, before?: StandardSettings): StandardSettings {
  const { type = "ECS" } = input.deploymentController ?? {};
  const { strategy = "ROLLING" } = input.deploymentConfiguration ?? {};
  if (type !== "ECS") throw unsupported(`the deployment controller ${type}`);
  if (strategy !== "ROLLING") throw unsupported(`the deployment strategy ${strategy}`);
  if (input.launchType && input.capacityProviderStrategy?.length) {
    throw invalidParameter("Specifying both a launch type and capacity provider strategy is not supported.");
  }
  const settings: StandardSettings = {
    ...structuredClone(given),
    ...before,
    ...settingsIn(input),
    deploymentConfiguration: deploymentConfiguration(input.deploymentConfiguration, before),
  };
  if (!before && settings.schedulingStrategy === "DAEMON") settings.desiredCount = 0;
  if (settings.capacityProviderStrategy?.length) delete settings.launchType;
  else settings.launchType ??= "EC2";
  return settings;
}

const names = [
  "availabilityZoneRebalancing",
  "capacityProviderStrategy",
  "desiredCount",
  "enableECSManagedTags",
  "enableExecuteCommand",
  "healthCheckGracePeriodSeconds",
  "launchType",
  "loadBalancers",
  "networkConfiguration",
  "placementConstraints",
  "placementStrategy",
  "platformVersion",
  "propagateTags",
  "schedulingStrategy",
  "serviceConnectConfiguration",
  "serviceRegistries",
] as const satisfies (keyof StandardSettings)[];

function settingsIn(input: CreateServiceRequest): Partial<StandardSettings> {
  return Object.fromEntries(names.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])));
}

export function checkStandardSettings(place: Place, settings: StandardSettings, definition: TaskDefinitionRow): void {
  const { networkConfiguration, loadBalancers, launchType, schedulingStrategy } = settings;
  const isFargate = launchType === "FARGATE" || launchType === undefined;
  if (definition.status !== "ACTIVE") throw new AwsError("ClientException", "TaskDefinition is inactive");
  if (isFargate && !definition.requiresCompatibilities?.includes("FARGATE")) {
    throw invalidParameter("Task definition does not support launch_type FARGATE.");
  }
  if (isFargate && schedulingStrategy === "DAEMON") {
    throw invalidParameter("The daemon scheduling strategy is not supported by the Fargate launch type.");
  }
  const { subnets = [], securityGroups = [] } = networkConfiguration?.awsvpcConfiguration ?? {};
  if (definition.networkMode === "awsvpc" && subnets.length === 0) {
    throw invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  }
  const subnet = subnets.find((id) => !rowsOf(place, "subnet").has(id));
  if (subnet) throw invalidParameter(`The subnet ID '${subnet}' does not exist`);
  const group = securityGroups.find((id) => !rowsOf(place, "sg").has(id));
  if (group) throw invalidParameter(`The security group '${group}' does not exist`);
  for (const { targetGroupArn = "", containerName, containerPort } of loadBalancers) {
    if (!targetGroups(place).has(targetGroupArn)) {
      throw invalidParameter(`Unable to describe target groups: the target group ${targetGroupArn} does not exist.`);
    }
    const container = definition.containerDefinitions?.find(({ name }) => name === containerName);
    if (!container) throw invalidParameter(`The container ${containerName} does not exist in the task definition.`);
    if (!container.portMappings?.some((mapping) => mapping.containerPort === containerPort)) {
      throw invalidParameter(`The container ${containerName} did not have a container port ${containerPort} defined.`);
    }
  }
}

function deploymentConfiguration(
  input: DeploymentConfiguration = {},
  before: StandardSettings | undefined,
): DeploymentConfiguration {
  return {
    deploymentCircuitBreaker: { enable: false, rollback: false },
    maximumPercent: 200,
    minimumHealthyPercent: 100,
    strategy: "ROLLING",
    bakeTimeInMinutes: 0,
    ...before?.deploymentConfiguration,
    ...input,
  };
}

/** AWS has it; the sandbox says honestly that it has not. */
function unsupported(what: string): AwsError {
  return new AwsError("UnsupportedFeatureException", `The sandbox does not have ${what}.`);
}
