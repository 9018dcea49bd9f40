import type { Account } from "../accounts";
import type { World } from "../world";
import { type Assignment, findDirectory, findPerson, type PermissionSet, type Person } from "./directory";

/** One account that a person sees in the portal, with what the person may do in it. */
export interface Access {
  account: Account;
  permissionSets: PermissionSet[];
}

/** The accounts in order of their names, the permission sets in order of theirs. */
export function accessOf(world: World, userName: string): Access[] {
  const person = findPerson(world, userName);
  if (!person) return [];
  return world.accounts
    .map((account) => ({ account, permissionSets: permissionSetsIn(world, account.id, (one) => isFor(one, person)) }))
    .filter(({ permissionSets }) => permissionSets.length > 0)
    .sort((a, b) => a.account.name.localeCompare(b.account.name));
}

/** What anybody was given in an account: each of these is a role there. */
export function permissionSetsIn(
  world: World,
  account: string,
  isWanted: (assignment: Assignment) => boolean = () => true,
): PermissionSet[] {
  const { assignments = [], permissionSets = [] } = findDirectory(world) ?? {};
  const names = assignments
    .filter((one) => isWanted(one) && (one.accounts?.includes(account) ?? true))
    .map(({ permissionSet }) => permissionSet);
  return permissionSets.filter(({ name }) => names.includes(name)).sort((a, b) => a.name.localeCompare(b.name));
}

function isFor({ person, group }: Assignment, { userName, groups = [] }: Person): boolean {
  return person === userName || (group !== undefined && groups.includes(group));
}
