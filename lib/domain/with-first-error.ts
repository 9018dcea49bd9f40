import type { LogLine } from "./log";
import type { StepFailure } from "./run";

/** The lines of the log that are kept with a failure come seconds after it. */
export function withFirstError(failure: StepFailure, line: LogLine | undefined): StepFailure {
  if (!line || failure.evidence?.lines) return failure;
  return { ...failure, evidence: { ...failure.evidence, lines: [line.text] } };
}
