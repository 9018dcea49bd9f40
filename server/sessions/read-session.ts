import "server-only";
import { PersonId } from "@/lib/domain/person";
import { ProblemError } from "@/lib/domain/problem";
import type { OwnSession } from "@/lib/domain/session";
import { listKnownTargets } from "@/server/access/known-targets";
import { holdersOf, listGrants } from "@/server/access/rights";
import { problemFromAws } from "@/server/aws/problem-from-aws";
import type { Context } from "@/server/context";

/** "Who am I." The roles are those of every target that Slipway knows, and `*` where there is one for all. */
export async function readSession({ store, session }: Context): Promise<OwnSession> {
  const { sessionId, personId, userName, method, startedAt, expiresAt, groups, identityCenterRole } = session;
  if (!sessionId || !method || !startedAt || !expiresAt)
    throw new ProblemError("not-signed-in", "This is a screen's session, and nobody's own.");
  const places = await listPlaces({ store, session });
  const roles = places.flatMap((target) => {
    const role = session.roleOn(target);
    return role ? [[target, role] as const] : [];
  });
  return {
    id: sessionId,
    person: { id: PersonId.parse(personId), name: userName },
    method,
    startedAt: startedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    groups: [...groups],
    identityCenter: identityCenterRole,
    roles: Object.fromEntries([...(session.roleOnAll ? [["*", session.roleOnAll] as const] : []), ...roles]),
    admins: holdersOf(await listGrants(store), "admin", "*"),
  };
}

/** Without AWS credentials there is no target of their own; who one is can be told all the same. */
async function listPlaces({ store, session }: Pick<Context, "store" | "session">): Promise<string[]> {
  if (session.targets !== "all") return [...session.targets];
  const known = await listKnownTargets(store).catch((error: unknown) => {
    if (error instanceof ProblemError || problemFromAws(error)) return [];
    throw error;
  });
  return known.map(({ target }) => target);
}
