import { randomUUID } from "node:crypto";
import type { World } from "../world";
import { readLifetimes } from "./directory";
import { identityScope, portalSessions, type SessionRow, tokens } from "./tables";

export function openPortalSession(world: World, userName: string, clientId: string): SessionRow {
  const { clock } = world;
  const session = {
    id: randomUUID(),
    userName,
    clientId,
    endsAt: new Date(clock.now() + readLifetimes(world).sessionMs),
  };
  portalSessions(world).set(session.id, session);
  world.record("effect", identityScope(world), "identity-center.signed-in", { userName });
  return session;
}

/** The stay that an access token is of, as long as both last. */
export function findPortalSession(world: World, accessToken: string): SessionRow | undefined {
  const token = tokens(world).get(accessToken);
  const session = token && portalSessions(world).get(token.sessionId);
  const now = world.clock.now();
  if (token?.use !== "access" || !session) return undefined;
  return token.expiresAt.getTime() > now && session.endsAt.getTime() > now ? session : undefined;
}

/** Ends stays; credentials of roles that were given out in them stay good until they expire, as on AWS. */
export function endPortalSessions(world: World, isMeant: (session: SessionRow) => boolean): number {
  const ended = [...portalSessions(world).values()].filter(isMeant);
  for (const { id, userName } of ended) {
    portalSessions(world).delete(id);
    for (const [token, { sessionId }] of tokens(world)) if (sessionId === id) tokens(world).delete(token);
    world.record("effect", identityScope(world), "identity-center.signed-out", { userName });
  }
  return ended.length;
}
