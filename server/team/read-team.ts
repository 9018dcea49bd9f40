import "server-only";
import { listVisibleTargets } from "@/server/access/known-targets";
import { viewerOf } from "@/server/access/viewer";
import type { Context } from "@/server/context";
import { glanceAt } from "@/server/watch/looks";
import { teamMirror } from "@/server/watch/team-mirror";
import { screenOf, statusText } from "@/server/watch/team-view";

/** All services that somebody may see, as last read: no AWS call, and no query where nothing has changed. */
export async function readTeam({ store, session }: Context): Promise<Response> {
  const [mirror, targets] = await Promise.all([teamMirror(store), listVisibleTargets({ store, session })]);
  await glanceAt(store, { ...viewerOf(session), targets: targets.map(({ target }) => target) });
  const text = statusText(mirror, { targets, screen: screenOf(session) });
  return new Response(text, { headers: { "content-type": "application/json", "cache-control": "no-store" } });
}
