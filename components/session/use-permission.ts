"use client";

import { useQuery } from "@tanstack/react-query";
import { policyOfChanges } from "@/lib/api/policy-of-changes";
import { sessionQuery, targetsQuery } from "@/lib/api/queries";
import type { Rule } from "@/lib/api/rule";
import { hasRole } from "@/lib/domain/has-role";
import type { Holder } from "@/lib/domain/holder";
import type { Role } from "@/lib/domain/role";
import type { OwnSession } from "@/lib/domain/session";
import type { ListedTarget, Target } from "@/lib/domain/target";

/** Why something may not be pressed. */
export type Refusal = { why: "signed-out" } | { why: "role"; role: Role; where: string; heldBy: readonly Holder[] };

/**
 * What the policy would say to this call: the same table that the server decides from. Undefined when it may be made, and
 * while it is not known: the server has the last word.
 */
export function usePermission(address: keyof typeof policyOfChanges, target?: Target): Refusal | undefined {
  const { data: session } = useQuery(sessionQuery());
  const { data: listed } = useQuery({ ...targetsQuery(), enabled: Boolean(session) });
  if (session === undefined) return undefined;
  if (session === null) return { why: "signed-out" };
  const known = listed?.targets.find((each) => each.target === target);
  return refusalOf(policyOfChanges[address], session, known);
}

export function refusalOf(rule: Rule, session: OwnSession, target: ListedTarget | undefined): Refusal | undefined {
  if (typeof rule === "string") return undefined;
  const { roles, admins } = session;
  if (rule.on !== "target") {
    const held = rule.on === "all-targets" ? [roles["*"]] : Object.values(roles);
    if (held.some((role) => hasRole(role, rule.role))) return undefined;
    return { why: "role", role: rule.role, where: "*", heldBy: admins };
  }
  if (!target) {
    const couldSomewhere = Object.values(roles).some((role) => hasRole(role, rule.role));
    return couldSomewhere ? undefined : { why: "role", role: rule.role, where: "*", heldBy: admins };
  }
  const role = (target.isProtected && rule.protected) || rule.role;
  if (hasRole(target.role, role)) return undefined;
  const heldBy = role === "admin" ? target.heldBy.admin : target.heldBy.deployer;
  return { why: "role", role, where: target.alias, heldBy };
}
