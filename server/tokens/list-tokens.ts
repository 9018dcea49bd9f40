import "server-only";
import type { ApiToken } from "@/lib/domain/api-token";
import { hasRole } from "@/lib/domain/has-role";
import type { Context } from "@/server/context";
import { listApiTokenRows } from "@/server/store/api-token-rows";
import { toToken } from "./to-token";

/** One's own, or, for an admin of all targets, everybody's. */
export async function listTokens({ store, session }: Context): Promise<{ tokens: ApiToken[] }> {
  const isAdmin = hasRole(session.roleOnAll, "admin");
  const rows = await listApiTokenRows(store, isAdmin ? undefined : (session.personId ?? ""));
  return { tokens: rows.map(toToken) };
}
