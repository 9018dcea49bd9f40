import type { LogsConfig, LogsLocation } from "@aws-sdk/client-codebuild";
import type { Place } from "../../place";
import { appendLogEvent } from "../logs/events";
import { ensureLogGroup } from "../logs/groups";
import { ensureLogStream, type LogStreamRow } from "../logs/streams";
import type { BuildRow } from "./builds";
import type { ProjectRow } from "./projects";
import { codebuildSettings } from "./settings";

/** Between the moment a line is written and the moment it can be read. */
const INGESTION_MS = 800;

/** Where a build's log will be. The stream itself, and its name, come only with PROVISIONING. */
export function logsOf(place: Place, project: ProjectRow, uuid: string, override?: LogsConfig): LogsLocation {
  const config = override ?? project.logsConfig;
  const status = config?.cloudWatchLogs?.status ?? "ENABLED";
  const s3Logs = { status: "DISABLED" as const, encryptionDisabled: false };
  if (status === "DISABLED") return { cloudWatchLogs: { status }, s3Logs };

  const names = namesOf(project, uuid, override);
  const isKnown = codebuildSettings(place).logArn === "at-once";
  return {
    ...locationOf(place, isKnown ? names : { groupName: "null", streamName: "null" }),
    cloudWatchLogs: config?.cloudWatchLogs ?? { status },
    s3Logs,
  };
}

/** Names the group and the stream, from PROVISIONING on. */
export function nameLog(place: Place, { build, input }: BuildRow, project: ProjectRow | undefined): void {
  if (build.logs.cloudWatchLogs?.status === "DISABLED") return;
  const uuid = build.id.slice(build.id.indexOf(":") + 1);
  const names = namesOf(project ?? { name: build.projectName }, uuid, input.logsConfigOverride);
  Object.assign(build.logs, names, locationOf(place, names));
}

export function writeLine(place: Place, row: BuildRow, line: string): void {
  const { clock } = place.world;
  const stream = openLog(place, row);
  if (stream) appendLogEvent(place, stream, `${line}\n`, clock.now() - clock.scaled(INGESTION_MS));
}

/** A line of CodeBuild's own: `[Container] 2026/11/23 09:30:26.481831 Entering phase BUILD`. */
export function writeAgentLine(place: Place, row: BuildRow, text: string): void {
  const { clock } = place.world;
  const at = new Date(clock.now() - clock.scaled(INGESTION_MS)).toISOString();
  const microseconds = String((openLog(place, row)?.written ?? 0) % 1000).padStart(3, "0");
  const time = `${at.slice(0, 10).replaceAll("-", "/")} ${at.slice(11, 23)}${microseconds}`;
  writeLine(place, row, `[Container] ${time} ${text}`);
}

/** Makes group and stream where they are not there yet. */
export function openLog(place: Place, { build }: BuildRow): LogStreamRow | undefined {
  const { groupName, streamName } = build.logs;
  if (!groupName || !streamName) return undefined;
  return ensureLogStream(place, ensureLogGroup(place, groupName, "codebuild.amazonaws.com"), streamName);
}

function namesOf(project: Pick<ProjectRow, "name" | "logsConfig">, uuid: string, override?: LogsConfig) {
  const { groupName, streamName } = (override ?? project.logsConfig)?.cloudWatchLogs ?? {};
  return {
    groupName: groupName ?? `/aws/codebuild/${project.name}`,
    streamName: streamName ? `${streamName}/${uuid}` : uuid,
  };
}

function locationOf({ account, region }: Place, names: { groupName: string; streamName: string }) {
  const { groupName, streamName } = names;
  const inConsole = (name: string) => encodeURIComponent(encodeURIComponent(name)).replaceAll("%", "$");
  const path =
    groupName === "null"
      ? `logEvent:group=null;stream=null`
      : `logsV2:log-groups/log-group/${inConsole(groupName)}/log-events/${inConsole(streamName)}`;
  return {
    deepLink: `https://console.aws.amazon.com/cloudwatch/home?region=${region}#${path}`,
    cloudWatchLogsArn: `arn:aws:logs:${region}:${account}:log-group:${groupName}:log-stream:${streamName}`,
  };
}
