import { z } from "zod";
import { roles } from "./has-role";

export const Role = z.enum(roles, { error: "role" });
export type Role = z.infer<typeof Role>;

/** The one that may do most; undefined of none. */
export function highestRole(given: readonly Role[]): Role | undefined {
  return roles.findLast((role) => given.includes(role));
}
