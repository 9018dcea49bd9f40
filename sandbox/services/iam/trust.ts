import type { Place } from "../../place";
import { documentOf } from "./policies";
import { covers, principalsOf, readStatements, type Statement } from "./policy-document";
import { findRole, noteUse } from "./roles";
import type { RoleRow } from "./tables";

/** Whether a service, `ecs-tasks.amazonaws.com`, can assume a role now: it exists, trusts it, and is known everywhere. */
export function canAssume(place: Place, roleArn: string, service: string): boolean {
  const role = findRoleByArn(place, roleArn);
  if (!role || role.assumableAt.getTime() > place.world.clock.now()) return false;
  const statements = readStatements(role.trustPolicy).filter(
    (statement) =>
      principalsOf(statement, "Service").some((one) => one === service || one === "*") &&
      covers(statement, "sts:AssumeRole"),
  );
  return decide(statements);
}

/** Whether a role's policies let it do an action, `ec2:DescribeAccountAttributes`; resources and conditions are not looked at. */
export function roleAllows(place: Place, roleArn: string, action: string): boolean {
  const role = findRoleByArn(place, roleArn);
  if (!role) return false;
  noteUse(place, role.name);
  const documents = [...role.inlinePolicies.values(), ...role.attachedPolicyArns.map((arn) => documentOf(place, arn))];
  return decide(documents.flatMap(readStatements).filter((statement) => covers(statement, action)));
}

function findRoleByArn(place: Place, arn: string): RoleRow | undefined {
  const role = findRole(place, arn.split("/").at(-1) ?? "");
  return role?.arn === arn ? role : undefined;
}

/** A Deny outweighs every Allow. */
function decide(statements: Statement[]): boolean {
  return statements.length > 0 && statements.every(({ Effect }) => Effect === "Allow");
}
