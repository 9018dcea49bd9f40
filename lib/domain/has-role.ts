/** Each role may do what those before it may. */
export const roles = ["viewer", "deployer", "admin"] as const;

export function hasRole(role: (typeof roles)[number] | undefined, needed: (typeof roles)[number]): boolean {
  return role !== undefined && roles.indexOf(role) >= roles.indexOf(needed);
}
