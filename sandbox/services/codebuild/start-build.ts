import type {
  RetryBuildInput,
  RetryBuildOutput,
  StartBuildInput,
  StartBuildOutput,
  StopBuildInput,
  StopBuildOutput,
} from "@aws-sdk/client-codebuild";
import type { Call } from "../../operation";
import { type BuildRow, buildTable, readBuild } from "./builds";
import { once } from "./idempotency";
import { newBuild } from "./new-build";
import { endBuild, enterPhase } from "./phases";
import { readProject } from "./projects";
import { checkQueue, startQueued } from "./queue";
import { checkAssumable } from "./service-role";

export function startBuild(call: Call, input: StartBuildInput): StartBuildOutput {
  const { idempotencyToken, ...wanted } = input;
  const { build } = once(call, idempotencyToken, wanted, () => openBuild(call, wanted));
  return { build };
}

/** The project may have changed since, and the new build follows it. */
export function retryBuild(call: Call, input: RetryBuildInput): RetryBuildOutput {
  const { idempotencyToken, id } = input;
  const { build } = once(call, idempotencyToken, { retryOf: id }, () => openBuild(call, readBuild(call, id).input));
  return { build };
}

/** A build that has ended stays as it is. */
export function stopBuild(call: Call, input: StopBuildInput): StopBuildOutput {
  const row = readBuild(call, input.id);
  if (!row.build.buildComplete) {
    call.world.record("effect", call, "codebuild.build-stopped", { buildId: row.build.id });
    endBuild(call, row, "STOPPED");
  }
  return { build: row.build };
}

export function openBuild(call: Call, input: StartBuildInput): BuildRow {
  const project = readProject(call, input.projectName);
  checkAssumable(call, input.serviceRoleOverride ?? project.serviceRole ?? "");
  const { environment } = project;
  checkQueue(call, project, {
    type: input.environmentTypeOverride ?? environment?.type,
    computeType: input.computeTypeOverride ?? environment?.computeType,
  });

  const row = newBuild(call, project, input);
  const { build } = row;
  buildTable(call).set(build.id, row);
  call.world.record("effect", call, "codebuild.build-started", {
    buildId: build.id,
    projectName: build.projectName,
    environmentVariables: build.environment.environmentVariables?.map(({ name }) => name),
    runId: build.environment.environmentVariables?.find(({ name }) => /(^|_)RUN_ID$/.test(name ?? ""))?.value,
  });
  enterPhase(call, row, "SUBMITTED");
  enterPhase(call, row, "QUEUED");
  call.world.schedule(call, "codebuild.queue-time-out", (build.queuedTimeoutInMinutes ?? 480) * 60_000, build.id);
  startQueued(call);
  return row;
}
