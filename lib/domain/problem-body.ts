import { z } from "zod";
import { Holder } from "./holder";
import { type ProblemKind, problemKinds } from "./problem-kinds";
import { Role } from "./role";

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

/** The role that is missing, where (`*`: in all targets), and to whom it is given. */
export const NeededRole = z.object({
  role: Role,
  target: z.string(),
  heldBy: z.array(Holder),
});
export type NeededRole = z.infer<typeof NeededRole>;

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
  needs: NeededRole.optional(),
  /** Seconds after which it may be tried again. */
  retryAfterS: z.number().int().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** What is different from one of the same kind to another. */
export type ToldProblem = Omit<Problem, "status" | "title" | "wayOut">;
