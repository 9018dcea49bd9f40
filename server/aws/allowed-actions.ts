import "server-only";
import { GetRoleCommand, paginateListRoles, SimulatePrincipalPolicyCommand } from "@aws-sdk/client-iam";
import type { AwsClients } from "./clients";

/** Roles that AWS's own services made for themselves: name and ARN. */
export async function listServiceLinkedRoles({ iam }: AwsClients): Promise<{ name: string; arn: string }[]> {
  const found: { name: string; arn: string }[] = [];
  for await (const page of paginateListRoles({ client: iam }, { PathPrefix: "/aws-service-role/" }))
    found.push(...(page.Roles ?? []).map(({ RoleName: name = "", Arn: arn = "" }) => ({ name, arn })));
  return found;
}

/** What IAM can simulate: the role behind a session, or a user. Undefined of root, or where IAM may not be asked. */
export async function findPolicySource({ iam }: AwsClients, callerArn: string): Promise<string | undefined> {
  const roleName = /:assumed-role\/([^/]+)\//.exec(callerArn)?.[1];
  if (!roleName) return callerArn.includes(":user/") ? callerArn : undefined;
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: roleName }));
  return Role?.Arn;
}

interface Simulated {
  actions: readonly string[];
  resourceArns: readonly string[];
}

export interface RefusedAction {
  action: string;
  resourceArn: string;
}

/** What is refused. Where a condition decides whose values IAM was not given, it is not known, and not among them. */
export async function listRefusedActions(
  { iam }: AwsClients,
  policySource: string,
  { actions, resourceArns }: Simulated,
): Promise<RefusedAction[]> {
  const { EvaluationResults = [] } = await iam.send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: policySource,
      ActionNames: [...actions],
      ResourceArns: [...resourceArns],
      MaxItems: 1000,
    }),
  );
  return EvaluationResults.filter(
    ({ EvalDecision, MissingContextValues = [] }) => EvalDecision !== "allowed" && MissingContextValues.length === 0,
  ).map(({ EvalActionName: action = "", EvalResourceName: resourceArn = "" }) => ({ action, resourceArn }));
}
