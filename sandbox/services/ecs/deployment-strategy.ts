import type { DeploymentConfiguration } from "@aws-sdk/client-ecs";
import { alarmName } from "./alarm-name";
import type { RevisionRow, ServiceRow } from "./tables";

export const CANARY_PERCENT = 5;
export const CANARY_MINUTES = 3;
export const BAKE_MINUTES = 3;

/** That of Express services cannot be changed. */
export function deploymentConfigurationOf(service: ServiceRow): DeploymentConfiguration {
  if (service.standard) return service.standard.deploymentConfiguration;
  return {
    deploymentCircuitBreaker: { enable: true, rollback: true },
    maximumPercent: 200,
    minimumHealthyPercent: 100,
    alarms: { alarmNames: [alarmName(service)], rollback: true, enable: true },
    strategy: "CANARY",
    canaryConfiguration: { canaryPercent: CANARY_PERCENT, canaryBakeTimeInMinutes: CANARY_MINUTES },
    bakeTimeInMinutes: BAKE_MINUTES,
    lifecycleHooks: [],
  };
}

/** How many failed tasks are too many: three, or half of the tasks where those are more. */
export function thresholdOf({ configuration }: RevisionRow): number {
  return Math.min(200, Math.max(3, Math.ceil(configuration.scalingTarget.minTaskCount / 2)));
}
