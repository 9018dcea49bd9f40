import type { BuildPhaseType } from "@aws-sdk/client-codebuild";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { randomHex } from "../../random";
import { readRepository } from "../ecr/repositories";
import { storeImage } from "../ecr/store-image";
import { nameLog, writeAgentLine, writeLine } from "./build-log";
import type { BuildProgress, BuildStep } from "./build-progress";
import { type BuildRow, buildTable } from "./builds";
import { programsOf } from "./container";
import { downloadSource } from "./download-source";
import { closePhase, endBuild, enterPhase, writePhaseEnd } from "./phases";
import { projectTable } from "./projects";
import { codebuildSettings } from "./settings";
import { Shell, toLines } from "./shell/shell";
import type { Push } from "./workspace";

const PROVISIONING_MS = 14_000;
const DOWNLOAD_MS = 5_000;
const UPLOAD_MS = 500;
const FINALIZING_MS = 2_500;

/** The phases whose commands the buildspec gives, and what follows each. */
const followers = {
  INSTALL: "PRE_BUILD",
  PRE_BUILD: "BUILD",
  BUILD: "POST_BUILD",
  POST_BUILD: "UPLOAD_ARTIFACTS",
} as const;
type CommandPhase = keyof typeof followers;

/** Goes on with a build until the next thing that takes time. */
export function advanceBuild(place: Place, buildId: string): void {
  const row = buildTable(place).get(buildId);
  while (row?.progress) {
    const step = row.progress.steps.shift();
    if (step) perform(place, row, step);
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
  if (row?.progress) endBuild(place, row, "TIMED_OUT");
}

function wait(place: Place, { build }: BuildRow, { timesOutAt }: BuildProgress, waitMs: number): void {
  const { world } = place;
  const leftMs = ((timesOutAt ?? Number.POSITIVE_INFINITY) - world.clock.now()) * world.clock.speed;
  if (waitMs < leftMs) world.schedule(place, "codebuild.advance", waitMs, build.id);
  else world.schedule(place, "codebuild.time-out", leftMs, build.id);
}

function perform(place: Place, row: BuildRow, { line, push }: BuildStep): void {
  if (line !== undefined) writeLine(place, row, line);
  if (push) finishPush(place, push);
}

/** What comes when all that was under way has happened. */
function proceed(place: Place, row: BuildRow, progress: BuildProgress): void {
  const phase = row.build.currentPhase as BuildPhaseType;
  switch (phase) {
    case "QUEUED":
      enterPhase(place, row, "PROVISIONING");
      nameLog(place, row, projectTable(place).get(row.build.projectName));
      progress.steps.push({ waitMs: PROVISIONING_MS });
      return;
    case "PROVISIONING":
      for (const text of ["Running on CodeBuild On-demand", "Waiting for agent ping", "Waiting for DOWNLOAD_SOURCE"]) {
        writeAgentLine(place, row, text);
      }
      enterPhase(place, row, "DOWNLOAD_SOURCE");
      progress.steps.push({ waitMs: DOWNLOAD_MS });
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
    default:
      proceedCommands(place, row, progress, phase as CommandPhase);
  }
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
  if (next in followers) progress.commands = commandsOf(place, progress, next as CommandPhase);
}

function commandsOf({ world }: Place, { buildspec }: BuildProgress, phase: CommandPhase) {
  const { commands = [], finally: last = [] } = buildspec?.phases[phase.toLowerCase() as Lowercase<CommandPhase>] ?? {};
  const failing = phase === "BUILD" && codebuildSettings(world).fail === "command" ? ["python -m pytest"] : [];
  return [
    ...[...commands, ...failing].map((text) => ({ text, always: false })),
    ...last.map((text) => ({ text, always: true })),
  ];
}

function proceedCommands(place: Place, row: BuildRow, progress: BuildProgress, phase: CommandPhase): void {
  const shell = shellOf(place, row, progress);
  if (progress.running) {
    const output = shell.step();
    if (output) {
      progress.steps.push(...stepsOf(output));
      return;
    }
    finishCommand(place, row, progress);
  }
  progress.running = progress.commands.shift();
  if (!progress.running) {
    endCommands(place, row, progress, phase);
    return;
  }

  const { text } = progress.running;
  writeAgentLine(place, row, `Running command ${text.trimEnd()}`);
  const complaint = shell.feed(text);
  if (complaint) writeLine(place, row, complaint);
  progress.steps.push({ waitMs: 50 });
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

/** A failed BUILD still goes through POST_BUILD; a failure before it ends the build. */
function endCommands(place: Place, row: BuildRow, progress: BuildProgress, phase: CommandPhase): void {
  const spec = progress.buildspec?.phases[phase.toLowerCase() as Lowercase<CommandPhase>];
  const onFailure = spec?.["on-failure"] ?? (phase === "INSTALL" || phase === "PRE_BUILD" ? "ABORT" : "CONTINUE");
  const aborts = progress.failure && onFailure === "ABORT" && phase !== "POST_BUILD";
  leavePhase(place, row, progress, phase, aborts ? "FINALIZING" : followers[phase]);
}

function exportVariables({ build }: BuildRow, { buildspec, workspace }: BuildProgress): void {
  const { variables } = workspace.shell;
  build.exportedEnvironmentVariables = (buildspec?.env["exported-variables"] ?? []).flatMap((name) =>
    variables[name] === undefined ? [] : [{ name, value: variables[name] }],
  );
}

function shellOf(place: Place, { build }: BuildRow, { workspace }: BuildProgress): Shell<Push> {
  const roleName = build.serviceRole?.split("/").at(-1);
  const session = `${roleName}/AWSCodeBuild-${build.id.slice(build.id.indexOf(":") + 1)}`;
  const call: Call = {
    ...place,
    principal: {
      arn: `arn:aws:sts::${place.account}:assumed-role/${session}`,
      userId: session,
      accessKeyId: "",
      account: place.account,
      roleName,
      roleArn: build.serviceRole,
    },
    requestId: randomHex(32),
  };
  return new Shell(workspace.shell, {
    findProgram: programsOf(call, build, workspace),
    apply: (push) => finishPush(place, push),
  });
}

function stepsOf(output: NonNullable<ReturnType<Shell<Push>["step"]>>): BuildStep[] {
  const lines = [...output.lines, ...toLines(output.stdout)];
  return [
    ...lines.map(({ waitMs, text }) => ({ waitMs, line: text })),
    { waitMs: output.takesMs },
    ...output.effects.map((push) => ({ waitMs: 0, push })),
  ];
}

/** The repository may have gone while its layers were on their way; then nothing is left to be done. */
function finishPush({ account, world }: Place, { region, repositoryName, imageTag, image }: Push): void {
  const place = { account, region, world };
  try {
    const repository = readRepository(place, repositoryName);
    storeImage(place, repository, { imageManifest: image.manifest, imageTag, app: image.app });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
}
