import { randomUUID } from "node:crypto";
import type { BuildPhase } from "@aws-sdk/client-codebuild";
import type { Place } from "../../place";
import { nameLog } from "../../services/codebuild/build-log";
import { type BuildRow, buildTable } from "../../services/codebuild/builds";
import { projectTable } from "../../services/codebuild/projects";
import { appendLogEvent } from "../../services/logs/events";
import { ensureLogGroup } from "../../services/logs/groups";
import type { LogEventRow } from "../../services/logs/log-block";
import { eventsAfter, positionAt } from "../../services/logs/log-events";
import { ensureLogStream } from "../../services/logs/streams";

export const OLD_BUILDS = "scenario.old-builds";

/** Builds that went as the first of their project did, one after the other since then, each with its log. */
export interface OldBuilds {
  projectName: string;
  count: number;
  everyMs: number;
}

export function repeatBuilds(place: Place, { projectName, count, everyMs }: OldBuilds): void {
  const first = [...buildTable(place).values()].find(({ build }) => build.projectName === projectName);
  if (!first) return;
  const log = [...eventsOf(place, first)];
  for (let at = 1; at <= count; at++) repeatBuild(place, first, log, at * everyMs);
}

function repeatBuild(place: Place, first: BuildRow, log: readonly LogEventRow[], laterMs: number): void {
  const { account, region } = place;
  const project = projectTable(place).get(first.build.projectName);
  const id = `${first.build.projectName}:${randomUUID()}`;
  const later = <Time extends Date | undefined>(time: Time) => time && new Date(time.getTime() + laterMs);
  const row: BuildRow = {
    ...first,
    build: {
      ...first.build,
      id,
      arn: `arn:aws:codebuild:${region}:${account}:build/${id}`,
      buildNumber: project ? ++project.buildNumber : 1,
      startTime: new Date(first.build.startTime.getTime() + laterMs),
      endTime: later(first.build.endTime),
      phases: first.build.phases.map(
        (phase): BuildPhase => ({ ...phase, startTime: later(phase.startTime), endTime: later(phase.endTime) }),
      ),
      logs: { ...first.build.logs },
    },
  };
  nameLog(place, row, project);
  buildTable(place).set(id, row);
  writeLog(place, row, log, laterMs);
}

function writeLog(place: Place, { build }: BuildRow, log: readonly LogEventRow[], laterMs: number): void {
  const { clock } = place.world;
  const { groupName = "", streamName = "" } = build.logs;
  clock.holdAt(build.startTime.getTime(), () => {
    const group = ensureLogGroup(place, groupName, "codebuild.amazonaws.com");
    const stream = ensureLogStream(place, group, streamName);
    for (const { message, timestamp, ingestionTime } of log) {
      clock.holdAt(ingestionTime + laterMs, () => appendLogEvent(place, stream, message, timestamp + laterMs));
    }
  });
}

function eventsOf(place: Place, { build }: BuildRow): Iterable<LogEventRow> {
  const { groupName = "", streamName = "" } = build.logs;
  const group = ensureLogGroup(place, groupName, "codebuild.amazonaws.com");
  return eventsAfter(ensureLogStream(place, group, streamName).events, positionAt(0));
}
