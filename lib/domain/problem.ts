import type { AwsAnswer, FieldProblem, NeededRole, ToldProblem } from "./problem-body";
import type { ProblemKind } from "./problem-kinds";

interface ProblemOptions {
  cause?: unknown;
  requestId?: string;
  fields?: FieldProblem[];
  aws?: AwsAnswer;
  runId?: string;
  needs?: NeededRole;
  retryAfterS?: number;
}

export class ProblemError extends Error {
  /** A server may hold this module more than once: a problem from another copy of it is one all the same. */
  static override [Symbol.hasInstance](value: unknown): value is ProblemError {
    return value instanceof Error && value.name === "ProblemError" && "kind" in value;
  }

  override readonly name = "ProblemError";
  /** Of the request that it answered, where a client read it. */
  readonly requestId?: string;
  readonly fields?: FieldProblem[];
  readonly aws?: AwsAnswer;
  readonly runId?: string;
  readonly needs?: NeededRole;
  readonly retryAfterS?: number;

  constructor(
    readonly kind: ProblemKind,
    detail: string,
    { cause, requestId, fields, aws, runId, needs, retryAfterS }: ProblemOptions = {},
  ) {
    super(detail, { cause });
    Object.assign(this, { requestId, fields, aws, runId, needs, retryAfterS });
  }

  /** Without the words of its kind, which a page has in its own language. */
  told(): ToldProblem {
    const { kind, message: detail, requestId, fields, aws, runId, needs, retryAfterS } = this;
    return {
      kind,
      detail,
      ...(requestId && { requestId }),
      ...(fields && { fields }),
      ...(aws && { aws }),
      ...(runId && { runId }),
      ...(needs && { needs }),
      ...(retryAfterS && { retryAfterS }),
    };
  }
}
