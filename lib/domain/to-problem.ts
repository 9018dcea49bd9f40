import type { ProblemError } from "./problem";
import type { Problem } from "./problem-body";
import { problemKinds } from "./problem-kinds";

/** As an answer tells it. */
export function toProblem(error: ProblemError): Problem {
  return { ...problemKinds[error.kind], ...error.told() };
}
