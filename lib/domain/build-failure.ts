import type { Build } from "./build";
import { failedPhase } from "./failed-phase";
import type { StepFailure } from "./run";

/** Why a build that has not succeeded has ended, in CodeBuild's words. */
export function buildFailure(build: Pick<Build, "status" | "phases">): StepFailure {
  if (build.status === "STOPPED") return { rule: "build-stopped", message: "The build was stopped in CodeBuild." };
  const phase = failedPhase(build);
  return { rule: "build", message: phase ? `${phase.name}: ${phase.message ?? phase.status ?? ""}` : build.status };
}
