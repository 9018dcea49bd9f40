import type { Endpoint } from "./endpoint";
import { policyOfChanges } from "./policy-of-changes";
import { policyOfReads } from "./policy-of-reads";
import type { Rule } from "./rule";

/** The one table of rights. A line of the contract without a line here does not compile. */
export const policy = { ...policyOfReads, ...policyOfChanges };

export function ruleFor({ method, path }: Pick<Endpoint, "method" | "path">): Rule {
  const rule = Object.entries<Rule>(policy).find(([address]) => address === `${method} ${path}`)?.[1];
  if (!rule) throw new Error(`${method} ${path} has no line in the policy`);
  return rule;
}
