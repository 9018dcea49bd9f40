import "server-only";
import type { ServiceInputTypes, ServiceOutputTypes } from "@aws-sdk/client-sts";
import type { InitializeMiddleware } from "@smithy/types";
import { ProblemError } from "@/lib/domain/problem";
import type { AwsAnswer } from "@/lib/domain/problem-body";
import type { ProblemKind } from "@/lib/domain/problem-kinds";
import { noteRequestId } from "./request-ids";

interface Called {
  service: string;
  operation: string;
}

// One for the whole process: a client that a route has opened may be used by a run, which Next bundles apart.
const own = globalThis as typeof globalThis & { slipwayCalled?: WeakMap<object, Called> };
own.slipwayCalled ??= new WeakMap();
const calledOf = own.slipwayCalled;

/** Keeps beside an error which call it came from: the SDK's errors do not say. */
export function rememberOperation(service: string): InitializeMiddleware<ServiceInputTypes, ServiceOutputTypes> {
  return (next, context) => async (args) => {
    const operation = (context.commandName ?? "").replace(/Command$/, "");
    try {
      const result = await next(args);
      noteRequestId(operation, result.output);
      return result;
    } catch (error) {
      noteRequestId(operation, error);
      // One of our own comes from where the credentials are made, and is no answer of AWS's.
      if (error instanceof Error && !(error instanceof ProblemError)) calledOf.set(error, { service, operation });
      throw error;
    }
  };
}

/** What AWS said, when it was an AWS call that failed: an answer of AWS's, or none at all. */
export function awsAnswerOf(error: unknown): AwsAnswer | undefined {
  if (!(error instanceof Error)) return undefined;
  const called = calledOf.get(error);
  if (!called) return undefined;
  const { requestId } = "$metadata" in error ? (error.$metadata as { requestId?: string }) : {};
  const code = awsCodeOf(error);
  return {
    ...called,
    code: code === "Error" && "code" in error ? String(error.code) : code,
    message: withoutSecrets(error.message),
    requestId,
  };
}

const throttled = new Set([
  "Throttling",
  "ThrottlingException",
  "ThrottledException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "TooManyRequestsException",
  "SlowDown",
  "PriorRequestNotComplete",
]);

const withoutCredentials = new Set([
  "CredentialsProviderError",
  "ExpiredToken",
  "ExpiredTokenException",
  "RequestExpired",
  "InvalidClientTokenId",
  "UnrecognizedClientException",
  "AuthFailure",
  "SignatureDoesNotMatch",
  "InvalidSignatureException",
  "MissingAuthenticationToken",
  "MissingAuthenticationTokenException",
]);

/** AWS has had too many calls of this kind. */
export function isThrottled(error: unknown): boolean {
  return error instanceof Error && throttled.has(awsCodeOf(error));
}

/** AWS's answer says that the credentials are none, or none any more. */
export function isWithoutCredentials(error: unknown): boolean {
  return error instanceof Error && withoutCredentials.has(awsCodeOf(error));
}

function awsCodeOf(error: Error): string {
  return "Code" in error && typeof error.Code === "string" ? error.Code : error.name;
}

/** Told as a mistake of the request, and none: it came too slowly, or a clock is off. */
const passing = new Set(["RequestTimeout", "RequestTimeoutException", "RequestTimeTooSkewed", "RequestInTheFuture"]);

const denied = new Set(["AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "UnauthorizedException"]);

export type AwsFailureKind = Extract<ProblemKind, `aws-${string}`>;

/** Which of our kinds an AWS failure is. */
export function awsFailureKind(error: unknown): AwsFailureKind | undefined {
  const answer = awsAnswerOf(error);
  if (!answer) return undefined;
  if (throttled.has(answer.code)) return "aws-throttled";
  if (withoutCredentials.has(answer.code)) return "aws-credentials";
  if (denied.has(answer.code)) return "aws-denied";
  if (passing.has(answer.code)) return "aws-unavailable";
  const status =
    error instanceof Error && "$metadata" in error
      ? (error.$metadata as { httpStatusCode?: number }).httpStatusCode
      : undefined;
  return status && status >= 400 && status < 500 ? "aws-rejected" : "aws-unavailable";
}

/** The same call may succeed later: nothing is wrong with the request itself. */
export function isPassing(error: unknown): boolean {
  const kind = awsFailureKind(error);
  return kind === "aws-throttled" || kind === "aws-unavailable" || kind === "aws-credentials";
}

export function problemFromAws(error: unknown): ProblemError | undefined {
  const kind = awsFailureKind(error);
  const aws = awsAnswerOf(error);
  return kind && aws
    ? new ProblemError(kind, `${aws.service} ${aws.operation}: ${aws.message}`, { cause: error, aws })
    : undefined;
}

/** AWS repeats key ids, encoded failure texts and whole templates in some messages; what it says of a value stands behind it. */
function withoutSecrets(message: string): string {
  return message
    .replace(/\b(AKIA|ASIA)[A-Z0-9]{12,}\b/g, "$1…")
    .replace(/Encoded authorization failure message: \S+/, "")
    .replace(/^([\s\S]{400})[\s\S]+([\s\S]{1600})$/, "$1…$2");
}
