import type { BuildPhaseType } from "@aws-sdk/client-codebuild";
import type { Place } from "../../place";
import { writeAgentLine, writeLine } from "./build-log";
import type { BuildProgress, PhaseFailure } from "./build-progress";
import { shellOf, stepsOf } from "./build-shell";
import type { BuildRow } from "./builds";
import { runtimeVersion } from "./runtimes";
import { codebuildSettings } from "./settings";

/** The phases whose commands the buildspec gives, and what follows each. */
export const followers = {
  INSTALL: "PRE_BUILD",
  PRE_BUILD: "BUILD",
  BUILD: "POST_BUILD",
  POST_BUILD: "UPLOAD_ARTIFACTS",
} as const;

export type CommandPhase = keyof typeof followers;

const RETRIES = 3;

export function isCommandPhase(phase: string): phase is CommandPhase {
  return phase in followers;
}

export function commandsOf(place: Place, progress: BuildProgress, phase: CommandPhase): BuildProgress["commands"] {
  const spec = specOf(progress, phase);
  const failing = phase === "BUILD" && codebuildSettings(place).fail === "command" ? ["python -m pytest"] : [];
  const installs = Object.entries(spec?.["runtime-versions"] ?? {}).map(
    ([name, version]) => `echo "Installing ${name} version ${runtimeVersion(name, version)} ..."`,
  );
  return [
    ...[...installs, ...(spec?.commands ?? []), ...failing].map((text) => ({ text, always: false })),
    ...(spec?.finally ?? []).map((text) => ({ text, always: true })),
  ];
}

/** Goes on with the commands of a phase; tells what comes after it once they have all run. */
export function proceedCommands(
  place: Place,
  row: BuildRow,
  progress: BuildProgress,
  phase: CommandPhase,
): BuildPhaseType | undefined {
  const shell = shellOf(place, row, progress);
  if (progress.running) {
    const output = shell.step();
    if (output) {
      progress.steps.push(...stepsOf(output));
      return undefined;
    }
    finishCommand(place, row, progress);
  }
  progress.running = progress.commands.shift();
  if (!progress.running) return nextPhase(row, progress, phase);

  const { text } = progress.running;
  writeAgentLine(place, row, `Running command ${text.trimEnd()}`);
  const complaint = shell.feed(text);
  if (complaint) writeLine(place, row, complaint);
  progress.steps.push({ waitMs: 50 });
  return undefined;
}

function finishCommand(place: Place, row: BuildRow, progress: BuildProgress): void {
  const { running, workspace } = progress;
  const status = workspace.shell.lastStatus;
  if (!running || status === 0) return;
  const text = running.text.trimEnd();
  writeAgentLine(place, row, `Command did not exit successfully ${text} exit status ${status}`);
  progress.failure ??= {
    statusCode: "COMMAND_EXECUTION_ERROR",
    message: `Error while executing command: ${text}. Reason: exit status ${status}`,
  };
  progress.commands = progress.commands.filter(({ always }) => always);
}

/** A failed BUILD still goes through POST_BUILD; a failure before it ends the build, unless `on-failure` says else. */
function nextPhase(row: BuildRow, progress: BuildProgress, phase: CommandPhase): BuildPhaseType {
  const { failure } = progress;
  const byDefault = phase === "INSTALL" || phase === "PRE_BUILD" ? "ABORT" : "CONTINUE";
  const onFailure = specOf(progress, phase)?.["on-failure"] ?? byDefault;
  if (!failure || phase === "POST_BUILD") return followers[phase];
  if (onFailure.startsWith("RETRY")) askForRetry(row, failure, onFailure);
  return onFailure === "CONTINUE" ? followers[phase] : "FINALIZING";
}

/** `RETRY`, `RETRY-2`, `RETRY-<pattern>` or `RETRY-2-<pattern>`: how often a build is tried again, and after what. */
function askForRetry({ build }: BuildRow, { message }: PhaseFailure, onFailure: string): void {
  const [, count, pattern = ".*"] = /^RETRY(?:-(\d{1,3}))?(?:-(.+))?$/.exec(onFailure) ?? [];
  if (!fits(pattern, message)) return;
  const autoRetryLimit = count === undefined ? RETRIES : Number(count);
  build.autoRetryConfig = { autoRetryNumber: 0, ...build.autoRetryConfig, autoRetryLimit };
}

function fits(pattern: string, message: string): boolean {
  try {
    return new RegExp(pattern).test(message);
  } catch {
    return false;
  }
}

function specOf({ buildspec }: BuildProgress, phase: CommandPhase) {
  return buildspec?.phases[phase.toLowerCase() as Lowercase<CommandPhase>];
}
