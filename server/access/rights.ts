import "server-only";
import type { Grant } from "@/lib/domain/grant";
import { hasRole } from "@/lib/domain/has-role";
import { highestRole, type Role } from "@/lib/domain/role";
import type { Target } from "@/lib/domain/target";
import type { Rights } from "@/server/context";
import { env } from "@/server/env";
import * as store from "@/server/store/grants";
import type { Store } from "@/server/store/open-store";

/** Those of the settings and those that were given in the console. */
export async function listGrants(from: Pick<Store, "db">): Promise<Grant[]> {
  return [...env().grants, ...(await store.listGrants(from))];
}

/** Whom roles are given to. */
export interface Holder {
  personId: string;
  /** Verified by the provider. */
  email?: string;
  groups: readonly string[];
  identityCenterRole?: { account: string; roleName: string };
}

/** What somebody may do by all that was given to them. */
export function rightsOf(grants: readonly Grant[], holder: Holder): Rights {
  return rightsBy(grants.filter((grant) => isHeldBy(grant, holder)));
}

/** One role everywhere, or, with targets named, in these alone. */
export function rightsIn(role: Role, targets: readonly Target[] = []): Rights {
  const places = targets.length > 0 ? targets : ["*"];
  return rightsBy(places.map((target) => ({ target, role })));
}

function rightsBy(given: readonly Pick<Grant, "target" | "role">[]): Rights {
  const rolesIn = (...places: string[]) =>
    given.filter(({ target }) => places.includes(target)).map(({ role }) => role);
  const roleOnAll = highestRole(rolesIn("*"));
  const roles = [...new Set(given.map(({ target }) => target))].flatMap((place) => {
    const role = highestRole(rolesIn(place));
    return role ? [[place, role] as const] : [];
  });
  return {
    roleOn: (target) => highestRole(rolesIn(target, "*")),
    roleOnAll,
    highestRole: highestRole(given.map(({ role }) => role)),
    targets: roleOnAll ? "all" : [...new Set(given.map(({ target }) => target))],
    roles: Object.fromEntries(roles),
  };
}

function isHeldBy({ subjectKind, subject, target }: Grant, { personId, email, groups, ...holder }: Holder): boolean {
  if (subjectKind === "group") return groups.includes(subject);
  if (subjectKind === "person") return namesOf(personId, email).includes(lowerCase(subject));
  const { account, roleName } = holder.identityCenterRole ?? {};
  // A role of Identity Center is one in an account: in another it may be anybody's.
  return roleName === subject && (target === "*" || target.startsWith(`${account}~`));
}

/** By id, by user name in Identity Center, by verified address. A display name is anybody's to choose. */
function namesOf(personId: string, email?: string): string[] {
  const userName = /^identity-center:(.+)$/.exec(personId)?.[1];
  return [personId, userName, email].flatMap((name) => (name ? [lowerCase(name)] : []));
}

/** Letters of ASCII alone: others have look-alikes that become the same letter. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** To whom a role was given that is enough in a target. */
export function holdersOf(
  grants: readonly Grant[],
  role: Role,
  target: Target | "*",
): Pick<Grant, "subjectKind" | "subject">[] {
  const enough = grants.filter((grant) => hasRole(grant.role, role) && [target, "*"].includes(grant.target));
  const holders = new Map(
    enough.map(({ subjectKind, subject }) => [`${subjectKind}:${subject}`, { subjectKind, subject }]),
  );
  return [...holders.values()];
}
