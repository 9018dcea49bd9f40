import "server-only";
import type { CheckFinding } from "@/lib/domain/check";
import type { CheckedRole } from "@/lib/domain/check-evidence";
import { listRefusedActions } from "@/server/aws/allowed-actions";
import type { AwsClients } from "@/server/aws/clients";
import { findExpressRoles } from "@/server/aws/express-roles";
import { findRoleFacts, type RoleFacts, roleNameOf } from "@/server/aws/role-facts";
import { type Found, finding } from "../found";
import type { Look } from "../look";

type Use = CheckedRole["use"];

/** Whom each role must trust, and AWS's own policy for it. */
const rules: Record<Use, { trusts: string; policy?: string }> = {
  execution: { trusts: "ecs-tasks.amazonaws.com", policy: "AmazonECSTaskExecutionRolePolicy" },
  infrastructure: {
    trusts: "ecs.amazonaws.com",
    policy: "AmazonECSInfrastructureRoleforExpressGatewayServices",
  },
  task: { trusts: "ecs-tasks.amazonaws.com" },
};

/** AWS's own policy lacks it, and without it the load balancer of some accounts is never made. */
const rightOfInfrastructure = "ec2:DescribeAccountAttributes";

/** Those that the service works with; a new one gets its roles from the stack, but for the task role that was chosen. */
export async function checkRoles(look: Look): Promise<Found> {
  const { aws, subject } = look;
  const service = await look.service();
  const there = service ? await findExpressRoles(aws, service.serviceArn) : {};
  const task = subject.taskRoleArn ?? there.task;
  const named = Object.entries({ ...there, task }).flatMap(([use, arn]) =>
    arn ? [{ use: use as Use, roleName: roleNameOf(arn) }] : [],
  );
  const findings = await Promise.all(named.map(({ use, roleName }) => checkRole(aws, use, roleName)));
  const areMade = !service && subject.kind !== "templates";
  return {
    evidence: { id: "roles", roles: named },
    findings: [...findings.flat(), ...(areMade ? [finding("roles-will-be-made")] : [])],
  };
}

async function checkRole(aws: AwsClients, use: Use, roleName: string): Promise<CheckFinding[]> {
  const role = await findRoleFacts(aws, roleName);
  if (!role) return [finding("role-missing", roleName)];
  const { trusts, policy } = rules[use];
  return [
    ...(role.trusts.includes(trusts) ? [] : [finding("role-trust", roleName, trusts)]),
    ...(!policy || role.policyNames.includes(policy) ? [] : [finding("role-policy", roleName, policy)]),
    ...(use === "infrastructure" ? await checkRight(aws, role) : []),
  ];
}

async function checkRight(aws: AwsClients, { arn, roleName }: RoleFacts): Promise<CheckFinding[]> {
  const refused = await listRefusedActions(aws, arn, { actions: [rightOfInfrastructure], resourceArns: ["*"] });
  return refused.map(({ action }) => finding("role-lacks-right", roleName, action));
}
