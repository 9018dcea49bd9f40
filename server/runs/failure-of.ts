import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import type { StepFailure } from "@/lib/domain/run";
import { awsAnswerOf } from "@/server/aws/problem-from-aws";
import { log } from "@/server/log";
import { storeReasonOf } from "@/server/store/store-errors";
import { StepError } from "./step-context";

/** What is told of an error that ends a step: in the step's own words, or in AWS's. */
export function failureOf(error: unknown): StepFailure {
  if (error instanceof StepError) return error.failure;
  if (error instanceof ProblemError && error.kind === "other-target")
    return { rule: error.kind, message: error.message };
  const aws = awsAnswerOf(error);
  if (aws) return { rule: "aws", message: aws.message, aws };
  log().error({ err: error }, "A step failed for no reason that can be told");
  return {
    rule: "internal",
    message: storeReasonOf(error) ?? (error instanceof Error ? error.message : String(error)),
  };
}
