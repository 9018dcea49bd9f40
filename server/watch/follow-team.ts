import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { TeamPatch } from "@/lib/domain/team-status";
import type { Viewer } from "@/lib/domain/viewer";
import type { Store } from "@/server/store/open-store";
import { glanceAt, lookAt } from "./looks";
import { type TeamMirror, teamMirror } from "./team-mirror";
import { numberOf, patchSince, type TeamScope } from "./team-view";

/** Changes come by the dozen: what came within this is one event. */
const batchMs = 100;
/** A target that somebody has just saved or taken away is seen so soon. */
const scopeEveryMs = 5_000;

interface FollowTeamOptions {
  /** Up to where whoever follows knows everything. */
  cursor?: string;
  viewerId: string;
  viewer: Viewer;
  scope: () => Promise<TeamScope>;
}

/** What changes of the services that somebody may see, for as long as they look. */
export async function* followTeam(
  store: Store,
  { cursor, viewerId, viewer, scope }: FollowTeamOptions,
  signal: AbortSignal,
): AsyncGenerator<{ event: "team"; data: TeamPatch }> {
  const mirror = await teamMirror(store);
  let seen = await scope();
  const looking = { viewerId, viewer, targets: namesOf(seen) };
  await lookAt(store, looking, signal);
  let since = numberOf(mirror, cursor);
  for await (const _ of changes(mirror, signal)) {
    const scopeNow = await scope();
    const hasOtherTargets = namesOf(scopeNow).join() !== namesOf(seen).join();
    const goneTargets = namesOf(seen).filter((target) => !namesOf(scopeNow).includes(target));
    seen = scopeNow;
    if (hasOtherTargets) {
      // A target that has just been saved is read with the rights of those who look already.
      looking.targets = namesOf(seen);
      await glanceAt(store, looking);
    }
    const patch = sharedPatch(mirror, seen, hasOtherTargets ? undefined : since);
    since = numberOf(mirror, patch.cursor);
    const isNews = patch.isWhole || patch.targets.length > 0;
    if (isNews) yield { event: "team", data: goneTargets.length > 0 ? { ...patch, goneTargets } : patch };
  }
}

function namesOf({ targets }: TeamScope): string[] {
  return targets.map(({ target }) => target);
}

interface Shared {
  key: string;
  patch: TeamPatch;
}

const latest = new WeakMap<TeamMirror, Shared[]>();
const keptPatches = 20;

/** A thousand who look at the same want the same patch: it is made once. */
function sharedPatch(mirror: TeamMirror, scope: TeamScope, since: number | undefined): TeamPatch {
  const key = JSON.stringify([since, mirror.number, scope.screen, scope.targets]);
  const kept = latest.get(mirror) ?? [];
  const known = kept.find((each) => each.key === key);
  if (known) return known.patch;
  const patch = patchSince(mirror, scope, since);
  latest.set(mirror, [{ key, patch }, ...kept].slice(0, keptPatches));
  return patch;
}

/** Once at the start, then after each change, several within a moment as one; and now and then, for what no change tells of. */
async function* changes(mirror: TeamMirror, signal: AbortSignal): AsyncGenerator<void> {
  let wake = () => {};
  let hasChanged = true;
  mirror.listen(() => {
    hasChanged = true;
    wake();
  }, signal);
  signal.addEventListener("abort", () => wake());
  while (!signal.aborted) {
    if (!hasChanged) {
      const changed = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const timer = setTimeout(wake, scopeEveryMs);
      await changed.finally(() => clearTimeout(timer));
    }
    if (signal.aborted) return;
    hasChanged = false;
    yield;
    await sleep(batchMs);
  }
}
