import type { AwsVpcConfiguration } from "@aws-sdk/client-ecs";
import type { Configuration, ServiceRow } from "./tables";

/** Where the tasks of a service run: ECS adds its own security group to those that were asked for. */
export function awsvpcOf(
  { accessType, nodes, standard }: ServiceRow,
  { networkConfiguration }: Configuration,
): AwsVpcConfiguration {
  if (standard) return standard.networkConfiguration?.awsvpcConfiguration ?? { subnets: [] };
  const own = nodes.serviceSecurityGroup.arn?.split("/").at(-1);
  return {
    subnets: networkConfiguration.subnets,
    securityGroups: [...networkConfiguration.securityGroups, ...(own ? [own] : [])],
    assignPublicIp: accessType === "PUBLIC" ? ("ENABLED" as const) : ("DISABLED" as const),
  };
}
