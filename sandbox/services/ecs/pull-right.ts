import type { Place } from "../../place";
import { repositoryTable } from "../ecr/repositories";
import { covers, principalsOf, readStatements } from "../iam/policy-document";
import { registryOf } from "./image";

const needed = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

/**
 * Whether the tasks of an account may pull an image: from a registry of its own, whatever the Region, or where the policy of the
 * repository lets the account or the execution role in. Conditions are not looked at.
 */
export function mayPull({ world, account }: Place, executionRoleArn: string, image: string): boolean {
  const registry = registryOf(image);
  if (!registry || registry.account === account) return true;
  const repository = repositoryTable({ ...registry, world }).get(registry.repositoryName);
  if (repository?.policyText === undefined) return false;
  const names = ["*", account, `arn:aws:iam::${account}:root`, executionRoleArn];
  const statements = readStatements(repository.policyText).filter((statement) =>
    principalsOf(statement, "AWS").some((one) => names.includes(one)),
  );
  return needed.every((action) => {
    const about = statements.filter((statement) => covers(statement, action));
    return about.length > 0 && about.every(({ Effect }) => Effect === "Allow");
  });
}
