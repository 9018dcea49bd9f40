import type { ProjectEnvironment } from "@aws-sdk/client-codebuild";
import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { grantedQuota } from "../servicequotas/granted";
import { buildCodes } from "../servicequotas/owned-codes";
import { type BuildRow, buildTable } from "./builds";
import type { ProjectRow } from "./projects";
import { codebuildSettings } from "./settings";

type Machine = Partial<Pick<ProjectEnvironment, "type" | "computeType">>;

const QUEUED_MS = 1_500;
/** How many builds may wait for each one that may run. */
const QUEUE_FACTOR = 5;

export function checkQueue(place: Place, project: ProjectRow, machine: Machine): void {
  const limit = limitOf(place, machine);
  const waiting = unfinished(place).filter((row) => isWaiting(row) && keyOf(row.build.environment) === keyOf(machine));
  if (waiting.length >= QUEUE_FACTOR * limit) {
    throw new AwsError(
      "AccountLimitExceededException",
      `Cannot have more than ${limit} builds in queue for the account`,
    );
  }
  const { concurrentBuildLimit } = project;
  const active = unfinished(place).filter(({ build }) => build.projectName === project.name);
  if (concurrentBuildLimit === undefined || active.length < concurrentBuildLimit) return;
  throw new AwsError(
    "AccountLimitExceededException",
    `Cannot have more than ${concurrentBuildLimit} active builds for the project`,
  );
}

/** Lets as many waiting builds begin, the oldest first, as the account may have of their kind at the same time. */
export function startQueued(place: Place): void {
  const { clock } = place.world;
  const rows = unfinished(place);
  const running = new Map<string, number>();
  const count = (key: string) => running.set(key, (running.get(key) ?? 0) + 1);
  for (const row of rows) if (!isWaiting(row)) count(keyOf(row.build.environment));

  for (const { build, progress } of rows.filter(isWaiting)) {
    const key = keyOf(build.environment);
    if (!progress || (running.get(key) ?? 0) >= limitOf(place, build.environment)) continue;
    count(key);
    progress.timesOutAt = clock.now() + clock.scaled((build.timeoutInMinutes ?? 60) * 60_000);
    place.world.schedule(place, "codebuild.advance", QUEUED_MS, build.id);
  }
}

export function isWaiting({ progress }: BuildRow): boolean {
  return progress !== undefined && progress.timesOutAt === undefined;
}

function unfinished(place: Place): BuildRow[] {
  return [...buildTable(place).values()].filter(({ progress }) => progress !== undefined);
}

function limitOf(place: Place, machine: Machine): number {
  const { concurrentBuilds, concurrentBuildsOf } = codebuildSettings(place);
  const key = keyOf(machine);
  return grantedQuota(place, buildCodes[key]) ?? concurrentBuildsOf[key] ?? concurrentBuilds;
}

function keyOf({ type, computeType }: Machine): string {
  return `${type}/${computeType}`;
}
