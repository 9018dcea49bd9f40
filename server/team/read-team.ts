import "server-only";
import { listVisibleTargets } from "@/server/access/known-targets";
import { viewerOf } from "@/server/access/viewer";
import type { Context } from "@/server/context";
import { glanceBeside } from "@/server/watch/looks";
import { teamMirror } from "@/server/watch/team-mirror";
import { screenOf, statusText } from "@/server/watch/team-view";

/** All services that somebody may see, as last read, as JSON: no AWS call, and no query where nothing has changed. */
export async function readTeam({ store, session }: Context): Promise<string> {
  const [mirror, targets] = await Promise.all([teamMirror(store), listVisibleTargets({ store, session })]);
  glanceBeside(store, { ...viewerOf(session), targets: targets.map(({ target }) => target) });
  return statusText(mirror, { targets, screen: screenOf(session) });
}
