import type { CreateServiceLinkedRoleCommandInput, CreateServiceLinkedRoleCommandOutput } from "@aws-sdk/client-iam";
import { AwsError, type Call } from "../../operation";
import { addRole, findRole, toRole } from "./roles";

const roleNames = new Map([
  ["ecs.amazonaws.com", "AWSServiceRoleForECS"],
  ["elasticloadbalancing.amazonaws.com", "AWSServiceRoleForElasticLoadBalancing"],
  ["ecs.application-autoscaling.amazonaws.com", "AWSServiceRoleForApplicationAutoScaling_ECSService"],
]);

export function createServiceLinkedRole(
  call: Call,
  input: CreateServiceLinkedRoleCommandInput,
): Omit<CreateServiceLinkedRoleCommandOutput, "$metadata"> {
  const { AWSServiceName: service = "", CustomSuffix, Description } = input;
  const name = roleNames.get(service);
  if (!name)
    throw new AwsError("InvalidInput", `Service ${service} does not exist or does not support service-linked roles.`);
  if (CustomSuffix) throw new AwsError("InvalidInput", `Custom suffix is not allowed for ${service}`);
  if (findRole(call, name)) {
    throw new AwsError(
      "InvalidInput",
      `Service role name ${name} has been taken in this account, please try a different suffix.`,
    );
  }
  return { Role: toRole(addServiceLinkedRole(call, service, Description)) };
}

/** Services make their own when they first need it. */
export function ensureServiceLinkedRole(call: Call, service: string): void {
  const name = roleNames.get(service);
  if (name && !findRole(call, name)) addServiceLinkedRole(call, service);
}

function addServiceLinkedRole(call: Call, service: string, description?: string) {
  const statement = { Effect: "Allow", Principal: { Service: [service] }, Action: ["sts:AssumeRole"] };
  const trustPolicy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const path = `/aws-service-role/${service}/`;
  const role = { name: roleNames.get(service) ?? service, path, trustPolicy, madeBy: call.principal.arn };
  return addRole(call, role, { Description: description });
}
