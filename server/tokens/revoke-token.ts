import "server-only";
import type { ApiToken } from "@/lib/domain/api-token";
import { hasRole } from "@/lib/domain/has-role";
import { ProblemError } from "@/lib/domain/problem";
import { whoOf } from "@/server/access/who";
import type { Context } from "@/server/context";
import { listApiTokenRows, revokeApiToken } from "@/server/store/api-token-rows";
import { writeAudit } from "@/server/store/audit";
import { publish } from "@/server/store/topics";
import { toToken } from "./to-token";

/** One's own, or anybody's for an admin of all targets; open event streams of it end at once. Somebody else's is not there. */
export async function revokeToken({ store, session }: Context, { id }: { id: string }): Promise<ApiToken> {
  const isAdmin = hasRole(session.roleOnAll, "admin");
  const own = isAdmin ? undefined : (session.personId ?? "");
  const find = async () => (await listApiTokenRows(store, own)).find((row) => row.id === id);
  const row = await find();
  if (!row) throw new ProblemError("not-found", `There is no token ${id}.`);
  if (row.revokedAt) return toToken(row);
  await store.db.transaction(async (db) => {
    const detail = { id, kind: row.kind, role: row.role };
    await writeAudit(db, { ...whoOf(session), action: "revoke-token", result: "done", subject: row.name, detail });
    await revokeApiToken(db, id, session.userName);
  });
  await publish(store, `token:${id}`);
  return toToken((await find()) ?? row);
}
