import type { BuildPhaseType } from "@aws-sdk/client-codebuild";
import type { Place } from "../../place";
import { nameLog, openLog, writeAgentLine, writeLine } from "./build-log";
import type { BuildProgress, BuildStep } from "./build-progress";
import { finishPush } from "./build-shell";
import { type BuildRow, buildTable } from "./builds";
import { CHATTER_BATCH_MS, nextChatter } from "./chatter";
import { commandsOf, isCommandPhase, proceedCommands } from "./command-phase";
import { downloadSource } from "./download-source";
import { closePhase, endBuild, enterPhase, writePhaseEnd } from "./phases";
import { projectTable } from "./projects";
import { logsFailure, provisioningFailure } from "./provision";
import { isWaiting } from "./queue";
import { codebuildSettings } from "./settings";

const PROVISIONING_MS = 14_000;
const DOWNLOAD_MS = 5_000;
const UPLOAD_MS = 500;
const FINALIZING_MS = 2_500;
/** Longer than any build may take. */
const FOREVER_MS = 365 * 24 * 60 * 60 * 1000;

/** Goes on with a build until the next thing that takes time. */
export function advanceBuild(place: Place, buildId: string): void {
  const row = buildTable(place).get(buildId);
  while (row?.progress) {
    const step = row.progress.steps.shift();
    if (step) perform(place, row, row.progress, step);
    else proceed(place, row, row.progress);

    const next = row.progress?.steps[0];
    if (row.progress && next && next.waitMs > 0) {
      wait(place, row, row.progress, next.waitMs);
      return;
    }
  }
}

export function timeOutBuild(place: Place, buildId: string): void {
  const row = buildTable(place).get(buildId);
  if (!row?.progress) return;
  endBuild(place, row, "TIMED_OUT", { statusCode: "BUILD_TIMED_OUT", message: "Build has timed out. " });
}

/** A build that has waited for its turn too long. */
export function timeOutQueued(place: Place, buildId: string): void {
  const row = buildTable(place).get(buildId);
  if (!row || !isWaiting(row)) return;
  endBuild(place, row, "TIMED_OUT", { statusCode: "BUILD_TIMED_OUT", message: "Build has timed out. " });
}

function wait(place: Place, { build }: BuildRow, { timesOutAt }: BuildProgress, waitMs: number): void {
  const { world } = place;
  const leftMs = ((timesOutAt ?? Number.POSITIVE_INFINITY) - world.clock.now()) * world.clock.speed;
  if (waitMs < leftMs) world.schedule(place, "codebuild.advance", waitMs, build.id);
  else world.schedule(place, "codebuild.time-out", leftMs, build.id);
}

function perform(place: Place, row: BuildRow, progress: BuildProgress, { line, chatter, push }: BuildStep): void {
  if (line !== undefined) writeLine(place, row, line);
  if (push) finishPush(place, push);
  if (!chatter) return;
  const { lines, rest } = nextChatter(chatter);
  for (const text of lines) writeLine(place, row, text);
  if (rest) progress.steps.unshift({ waitMs: CHATTER_BATCH_MS, chatter: rest });
}

/** What comes when all that was under way has happened. */
function proceed(place: Place, row: BuildRow, progress: BuildProgress): void {
  const phase = row.build.currentPhase as BuildPhaseType;
  switch (phase) {
    case "QUEUED":
      enterPhase(place, row, "PROVISIONING");
      nameLog(place, row, projectTable(place).get(row.build.projectName));
      if (!logsFailure(place, row.build)) openLog(place, row);
      progress.steps.push({ waitMs: PROVISIONING_MS });
      return;
    case "PROVISIONING":
      provision(place, row, progress);
      return;
    case "DOWNLOAD_SOURCE":
      progress.failure = downloadSource(place, row, progress);
      leavePhase(place, row, progress, phase, progress.failure ? "FINALIZING" : "INSTALL");
      return;
    case "UPLOAD_ARTIFACTS":
      leavePhase(place, row, progress, phase, "FINALIZING");
      return;
    case "FINALIZING":
      endBuild(place, row, progress.hasFailed ? "FAILED" : "SUCCEEDED");
      return;
    default: {
      if (!isCommandPhase(phase)) return;
      const next = proceedCommands(place, row, progress, phase);
      if (next) leavePhase(place, row, progress, phase, next);
    }
  }
}

function provision(place: Place, row: BuildRow, progress: BuildProgress): void {
  const failure = provisioningFailure(place, row);
  if (failure) {
    closePhase(place, row, failure.status, failure);
    endBuild(place, row, failure.status);
    return;
  }
  for (const text of ["Running on CodeBuild On-demand", "Waiting for agent ping", "Waiting for DOWNLOAD_SOURCE"]) {
    writeAgentLine(place, row, text);
  }
  enterPhase(place, row, "DOWNLOAD_SOURCE");
  const isCutOff = row.build.vpcConfig?.vpcId && codebuildSettings(place).vpcBuilds === "hang";
  progress.steps.push({ waitMs: isCutOff ? FOREVER_MS : DOWNLOAD_MS });
}

function leavePhase(place: Place, row: BuildRow, progress: BuildProgress, phase: string, next: BuildPhaseType): void {
  const { failure, workspace } = progress;
  writePhaseEnd(place, row, phase, failure);
  closePhase(place, row, failure ? "FAILED" : "SUCCEEDED", failure);
  if (failure) progress.hasFailed = true;
  progress.failure = undefined;

  workspace.shell.variables.CODEBUILD_BUILD_SUCCEEDING = progress.hasFailed ? "0" : "1";
  exportVariables(row, progress);
  enterPhase(place, row, next);
  if (next === "FINALIZING") progress.steps.push({ waitMs: FINALIZING_MS });
  else writeAgentLine(place, row, `Entering phase ${next}`);
  if (next === "UPLOAD_ARTIFACTS") progress.steps.push({ waitMs: UPLOAD_MS });
  if (isCommandPhase(next)) progress.commands = commandsOf(place, progress, next);
}

function exportVariables({ build }: BuildRow, { buildspec, workspace }: BuildProgress): void {
  const { variables } = workspace.shell;
  build.exportedEnvironmentVariables = (buildspec?.env["exported-variables"] ?? []).flatMap((name) =>
    variables[name] === undefined ? [] : [{ name, value: variables[name] }],
  );
}
