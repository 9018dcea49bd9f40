import type { BuildPhaseType, StatusType } from "@aws-sdk/client-codebuild";
import type { Place } from "../../place";
import { writeAgentLine } from "./build-log";
import type { PhaseFailure } from "./build-progress";
import type { BuildRow } from "./builds";
import { startQueued } from "./queue";

/** A phase begins; the one before it has succeeded where nothing else was said of it. */
export function enterPhase(place: Place, row: BuildRow, phaseType: BuildPhaseType): void {
  const { build } = row;
  closePhase(place, row, "SUCCEEDED");
  build.currentPhase = phaseType;
  build.phases.push({ phaseType, startTime: place.world.clock.date() });
  const detail = { buildId: build.id, phase: phaseType };
  place.world.record("event", place, "codebuild.phase-started", detail);
}

export function closePhase(place: Place, { build }: BuildRow, phaseStatus: StatusType, failure?: PhaseFailure): void {
  const phase = build.phases.at(-1);
  if (!phase || phase.endTime) return;
  const endTime = place.world.clock.date();
  const durationMs = endTime.getTime() - (phase.startTime ?? endTime).getTime();
  const contexts = [failure ?? { statusCode: "", message: "" }];
  Object.assign(phase, { phaseStatus, endTime, durationInSeconds: Math.round(durationMs / 1000), contexts });
}

/** The two lines with which the agent ends a phase that runs in the container. */
export function writePhaseEnd(place: Place, row: BuildRow, phase: string, failure?: PhaseFailure): void {
  const state = failure ? "FAILED" : "SUCCEEDED";
  const { statusCode, message } = failure ?? { statusCode: "", message: "" };
  writeAgentLine(place, row, `Phase complete: ${phase} State: ${state}`);
  writeAgentLine(place, row, `Phase context status code: ${statusCode} Message: ${message}`);
}

/** The build ends within whatever phase it is in. */
export function endBuild(place: Place, row: BuildRow, buildStatus: StatusType, failure?: PhaseFailure): void {
  const { build } = row;
  const endsPhase = buildStatus !== "SUCCEEDED" && buildStatus !== "FAILED";
  closePhase(place, row, endsPhase ? buildStatus : "SUCCEEDED", failure);
  const endTime = place.world.clock.date();
  build.phases.push({ phaseType: "COMPLETED", startTime: endTime });
  Object.assign(build, { currentPhase: "COMPLETED", buildStatus, buildComplete: true, endTime });
  const { autoRetryLimit = 0, autoRetryNumber = 0 } = build.autoRetryConfig ?? {};
  const failed = buildStatus === "FAILED" || buildStatus === "FAULT";
  row.progress = undefined;
  place.world.record("event", place, "codebuild.build-ended", { buildId: build.id, buildStatus });
  if (failed && autoRetryNumber < autoRetryLimit) place.world.schedule(place, "codebuild.auto-retry", 1_000, build.id);
  startQueued(place);
}
