import type {
  CreateServiceRequest,
  DeploymentConfiguration,
  LoadBalancer,
  SchedulingStrategy,
} from "@aws-sdk/client-ecs";

/** What the owner of a service that is not Express has said of it. */
export type StandardSettings = Pick<
  CreateServiceRequest,
  | "availabilityZoneRebalancing"
  | "capacityProviderStrategy"
  | "enableECSManagedTags"
  | "enableExecuteCommand"
  | "healthCheckGracePeriodSeconds"
  | "launchType"
  | "networkConfiguration"
  | "placementConstraints"
  | "placementStrategy"
  | "platformVersion"
  | "propagateTags"
  | "serviceConnectConfiguration"
  | "serviceRegistries"
> & {
  desiredCount: number;
  schedulingStrategy: SchedulingStrategy;
  deploymentConfiguration: DeploymentConfiguration;
  loadBalancers: LoadBalancer[];
};
