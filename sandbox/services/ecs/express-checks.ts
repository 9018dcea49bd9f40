import { isDeepStrictEqual } from "node:util";
import { AwsError, type Call } from "../../operation";
import { canAssume } from "../iam/trust";
import type { WantedConfiguration } from "./express-input";
import type { Configuration, ServiceRow } from "./tables";

/** What AWS fills in by itself, the log group and the subnets, makes no difference. */
export function isSameAs(running: Configuration, wanted: WantedConfiguration): boolean {
  const { primaryContainer, networkConfiguration, taskDefinitionArn } = running;
  const { subnets } = wanted.networkConfiguration;
  const { logGroup } = wanted.primaryContainer.awsLogsConfiguration;
  const asked = {
    ...wanted,
    taskDefinitionArn: wanted.taskDefinitionArn ?? taskDefinitionArn,
    networkConfiguration: {
      ...wanted.networkConfiguration,
      subnets: subnets.length > 0 ? subnets : networkConfiguration.subnets,
    },
    primaryContainer: {
      ...wanted.primaryContainer,
      awsLogsConfiguration: logGroup
        ? wanted.primaryContainer.awsLogsConfiguration
        : primaryContainer.awsLogsConfiguration,
    },
  };
  return isDeepStrictEqual(asked, running) && running.hasOwnTaskDefinition === wanted.hasOwnTaskDefinition;
}

export function checkActive({ status }: ServiceRow): void {
  if (status === "DRAINING") throw new AwsError("ServiceNotActiveException", "Service is in DRAINING status");
  if (status === "INACTIVE") {
    throw new AwsError("ServiceNotActiveException", "Cannot perform this operation on a service in INACTIVE status");
  }
}

export function checkRoles(call: Call, infrastructureRoleArn: string, wanted: WantedConfiguration): void {
  const roles: [string, string][] = [
    [infrastructureRoleArn, "ecs.amazonaws.com"],
    [wanted.executionRoleArn, "ecs-tasks.amazonaws.com"],
  ];
  if (wanted.taskRoleArn) roles.push([wanted.taskRoleArn, "ecs-tasks.amazonaws.com"]);
  for (const [roleArn, service] of roles) {
    if (canAssume(call, roleArn, service)) continue;
    throw new AwsError(
      "AccessDeniedException",
      `Cannot assume role ${roleArn}: ${service} is not authorized to perform: sts:AssumeRole`,
    );
  }
}
