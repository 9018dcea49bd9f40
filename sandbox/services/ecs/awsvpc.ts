import type { Configuration, ServiceRow } from "./tables";

/** Where the tasks of a service run: ECS adds its own security group to those that were asked for. */
export function awsvpcOf({ accessType, nodes }: ServiceRow, { networkConfiguration }: Configuration) {
  const own = nodes.serviceSecurityGroup.arn?.split("/").at(-1);
  return {
    subnets: networkConfiguration.subnets,
    securityGroups: [...networkConfiguration.securityGroups, ...(own ? [own] : [])],
    assignPublicIp: accessType === "PUBLIC" ? ("ENABLED" as const) : ("DISABLED" as const),
  };
}
