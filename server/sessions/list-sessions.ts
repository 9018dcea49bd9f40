import "server-only";
import { hasRole } from "@/lib/domain/has-role";
import { PersonId } from "@/lib/domain/person";
import type { SessionSummary } from "@/lib/domain/session";
import type { Context } from "@/server/context";
import { listOpenSessions } from "@/server/store/sessions";

export async function listSessions({ store, session }: Context): Promise<{ sessions: SessionSummary[] }> {
  const rows = await listOpenSessions(
    store,
    hasRole(session.roleOnAll, "admin") ? undefined : (session.personId ?? ""),
  );
  return {
    sessions: rows.map(({ id, personId, personName, method, startedAt, lastSeenAt, expiresAt, browser, address }) => ({
      id,
      person: { id: PersonId.parse(personId), name: personName },
      method,
      startedAt: startedAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      browser: browser ?? undefined,
      address: address ?? undefined,
      isOwn: id === session.sessionId,
    })),
  };
}
