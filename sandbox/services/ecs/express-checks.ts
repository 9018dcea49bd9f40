import { isDeepStrictEqual } from "node:util";
import { AwsError, type Call } from "../../operation";
import { canAssume } from "../iam/trust";
import type { WantedConfiguration } from "./express-input";
import type { Configuration, ServiceRow } from "./tables";

/** What AWS fills in by itself, the log group and the subnets, makes no difference. */
export function isSameAs({ taskDefinitionArn, ...running }: Configuration, wanted: WantedConfiguration): boolean {
  const { awsLogsConfiguration } = running.primaryContainer;
  const asked = {
    ...wanted,
    networkConfiguration: { ...wanted.networkConfiguration, subnets: running.networkConfiguration.subnets },
    primaryContainer: { ...wanted.primaryContainer, awsLogsConfiguration },
  };
  return isDeepStrictEqual(asked, running);
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
