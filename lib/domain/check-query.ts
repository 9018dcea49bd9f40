import { adoptedCheckQuery } from "./adopted-check-query";
import type { CheckTargetInput } from "./check-subject";
import type { StackInput, StartRunInput } from "./deploy-input";
import { fixedRoleNames } from "./fixed-role-names";
import { splitTarget } from "./split-target";

export type CheckQuery = Omit<CheckTargetInput, "target">;

/** What a deploy is asked about before it is begun, as far as it has been filled in. */
export function checkQueryOf({ target, serviceName, createDefaultVpc, ship }: StartRunInput): CheckQuery {
  if (ship.kind === "adopted") return adoptedCheckQuery({ serviceName, ship });
  const service = {
    ...(serviceName && { serviceName }),
    ...(createDefaultVpc && { createDefaultVpc: "true" as const }),
  };
  if (ship.kind === "templates") {
    const { buildStack, serviceStack } = ship;
    return {
      ...{ ...service, kind: ship.kind },
      ...(buildStack.stackName && { buildStackName: buildStack.stackName }),
      ...(serviceStack.stackName && { serviceStackName: serviceStack.stackName }),
      ...(serviceStack.template && { namesSubnets: namesSubnets(serviceStack) ? "true" : "false" }),
      ...rolesOf([buildStack, serviceStack], splitTarget(target)),
    };
  }
  const { cpu, memory, minTasks, maxTasks, network, taskRoleArn } = ship.settings;
  return {
    ...{ ...service, kind: ship.kind, cpu, memory: String(memory) },
    ...(minTasks > 0 && { minTasks: String(minTasks) }),
    ...(maxTasks > 0 && { maxTasks: String(maxTasks) }),
    ...(network?.subnetIds.length && { subnetIds: network.subnetIds.join() }),
    ...(network?.securityGroupIds.length && { securityGroupIds: network.securityGroupIds.join() }),
    ...(taskRoleArn && { taskRoleArn }),
    ...(ship.kind === "image" && ship.imageUri && { imageUri: ship.imageUri }),
  };
}

function namesSubnets({ template }: StackInput): boolean {
  return /\bNetworkConfiguration\b/.test(template);
}

function rolesOf(
  stacks: readonly StackInput[],
  place: { account: string; region: string },
): Pick<CheckQuery, "roleNames"> {
  const names = stacks.flatMap((stack) => fixedRoleNames(stack, place));
  return names.length > 0 ? { roleNames: [...new Set(names)].slice(0, 10).join() } : {};
}
