import { z } from "zod";
import { type ProblemKind, problemKinds } from "./problem";

const kind = z.enum(Object.keys(problemKinds) as [ProblemKind, ...ProblemKind[]]);

/** A field that was refused, and why. `rule` is the key of the words in `lib/text`. */
export const FieldProblem = z.object({ field: z.string(), rule: z.string(), message: z.string() });
export type FieldProblem = z.infer<typeof FieldProblem>;

/** What AWS said, where it was AWS. */
export const AwsAnswer = z.object({
  service: z.string(),
  operation: z.string(),
  code: z.string(),
  message: z.string(),
  requestId: z.string().optional(),
});
export type AwsAnswer = z.infer<typeof AwsAnswer>;

/** A failure told to a person: the body of every answer that is not a success (RFC 9457, application/problem+json). */
export const Problem = z.object({
  kind,
  status: z.number().int(),
  title: z.string(),
  detail: z.string(),
  wayOut: z.string(),
  requestId: z.string().optional(),
  fields: z.array(FieldProblem).optional(),
  aws: AwsAnswer.optional(),
  /** The run that is in the way. */
  runId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
