import type { Place } from "../../place";
import { type BuildRow, buildTable } from "./builds";
import { codebuildSettings } from "./settings";

const QUEUED_MS = 1_500;

/** Builds for which there is no place yet, the oldest first. */
export function waitingBuilds(place: Place): BuildRow[] {
  return unfinished(place).filter(({ progress }) => progress?.timesOutAt === undefined);
}

/** Lets as many waiting builds begin as the account may have at the same time. */
export function startQueued(place: Place): void {
  const { clock } = place.world;
  const waiting = waitingBuilds(place);
  const free = codebuildSettings(place.world).concurrentBuilds - (unfinished(place).length - waiting.length);
  for (const { build, progress } of waiting.slice(0, Math.max(0, free))) {
    if (progress) progress.timesOutAt = clock.now() + clock.scaled((build.timeoutInMinutes ?? 60) * 60_000);
    place.world.schedule(place, "codebuild.advance", QUEUED_MS, build.id);
  }
}

function unfinished(place: Place): BuildRow[] {
  return [...buildTable(place).values()].filter(({ progress }) => progress !== undefined);
}
