import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf } from "@/lib/api/endpoint";
import { hasRole } from "@/lib/domain/has-role";
import { ProblemError } from "@/lib/domain/problem";
import { endSession } from "@/server/access/sessions";
import { whoOf } from "@/server/access/who";
import type { Context } from "@/server/context";
import { findSessionRow, listOpenSessions } from "@/server/store/sessions";

/** One's own, or anybody's for an admin of all targets. Somebody else's is, for everybody else, not there. */
export async function revokeSession({ store, session }: Context, { id }: { id: string }): Promise<{ revoked: number }> {
  const row = await findSessionRow(store, id);
  const mayEnd = row && (row.personId === session.personId || hasRole(session.roleOnAll, "admin"));
  if (!mayEnd) throw new ProblemError("not-found", `There is no session ${id}.`);
  const hasEnded = await endSession(store, { id, by: whoOf(session), action: "session-revoked" });
  return { revoked: hasEnded ? 1 : 0 };
}

export async function revokeAllSessions(
  { store, session }: Context,
  { of }: InputOf<typeof contract.revokeAllSessions>,
): Promise<{ revoked: number }> {
  if (of === "everybody" && !hasRole(session.roleOnAll, "admin"))
    throw new ProblemError("needs-role", "The role admin is needed to end other people's sessions.", {
      needs: { role: "admin", target: "*", heldBy: [] },
    });
  const rows = await listOpenSessions(store, of === "own" ? (session.personId ?? "") : undefined);
  let revoked = 0;
  for (const { id } of rows.filter((row) => row.id !== session.sessionId)) {
    if (await endSession(store, { id, by: whoOf(session), action: "session-revoked" })) revoked += 1;
  }
  return { revoked };
}
