import { z } from "zod";

/** Each role may do what those before it may. */
export const roles = ["viewer", "deployer", "admin"] as const;
export const Role = z.enum(roles, { error: "role" });
export type Role = z.infer<typeof Role>;

export function hasRole(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && roles.indexOf(role) >= roles.indexOf(needed);
}

/** The one that may do most; undefined of none. */
export function highestRole(given: readonly Role[]): Role | undefined {
  return roles.findLast((role) => given.includes(role));
}
