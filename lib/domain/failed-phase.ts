import type { Build, BuildPhase } from "./build";

/** The phase that broke the build, with CodeBuild's reason. */
export function failedPhase({ phases }: Pick<Build, "phases">): BuildPhase | undefined {
  return phases.find((phase) => phase.progress === "failed");
}
