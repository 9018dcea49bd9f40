import type { World } from "../../world";
import { malformed, principalsOf, readStatements } from "./policy-document";
import { roles } from "./tables";

const roleArn = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/;

/** A trust can name only roles that there are. Of accounts that are not in this world nothing is known. */
export function checkTrustedPrincipals(world: World, trustPolicy: string): void {
  for (const arn of readStatements(trustPolicy).flatMap((statement) => principalsOf(statement, "AWS"))) {
    const [, account = "", name = ""] = roleArn.exec(arn) ?? [];
    if (!world.accounts.some(({ id }) => id === account)) continue;
    const role = roles({ world, account, region: "us-east-1" }).get(name);
    if (role?.arn !== arn) throw malformed(`Invalid principal in policy: "AWS":"${arn}"`);
  }
}
