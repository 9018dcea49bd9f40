import type { Call } from "../../operation";
import { attachRolePolicy } from "../../services/iam/role-policies";
import { createRole } from "../../services/iam/roles";

export interface SharedRoles {
  executionRoleArn: string;
  infrastructureRoleArn: string;
}

/** The two roles that all services of an account run with. */
export function makeSharedRoles(call: Call): SharedRoles {
  return {
    executionRoleArn: makeRole(call, "ecsTaskExecutionRole", "ecs-tasks", "AmazonECSTaskExecutionRolePolicy"),
    infrastructureRoleArn: makeRole(
      call,
      "ecsInfrastructureRoleForExpressServices",
      "ecs",
      "AmazonECSInfrastructureRoleforExpressGatewayServices",
    ),
  };
}

function makeRole(call: Call, RoleName: string, service: string, policy: string): string {
  const principal = { Service: `${service}.amazonaws.com` };
  const Statement = [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" }];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  const { Role } = createRole(call, { RoleName, AssumeRolePolicyDocument });
  attachRolePolicy(call, { RoleName, PolicyArn: `arn:aws:iam::aws:policy/service-role/${policy}` });
  return Role?.Arn ?? "";
}
