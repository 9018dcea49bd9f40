import type { StartBuildBatchInput, StartBuildBatchOutput } from "@aws-sdk/client-codebuild";
import type { Call } from "../../operation";
import { invalidInput } from "./invalid-input";
import { readProject } from "./projects";

/** No batch is ever started: a project without a configuration for it is refused by AWS, any other one here. */
export function startBuildBatch(call: Call, input: StartBuildBatchInput): StartBuildBatchOutput {
  const { name, buildBatchConfig } = readProject(call, input.projectName);
  const hasConfig = buildBatchConfig?.serviceRole ?? input.buildBatchConfigOverride?.serviceRole;
  throw invalidInput(
    hasConfig
      ? "Batch builds are not available in the sandbox"
      : `Invalid input: project ${name} does not have a build batch configuration with a batch service role`,
  );
}
