import type { FailureRules } from "./failure-rule";

/** Of any call: rights, credentials, rates, clocks. The last that are looked at, since they tell least. */
export const accountFailures = {
  "pass-role": { sign: /not authorized to perform: iam:PassRole(?: on resource: (?<role>\S+))?/ },
  "role-trust": { sign: /cannot assume role|sts:AssumeRole|unable to assume/i },
  "credentials-expired": {
    sign: /security token included in the request is expired|ExpiredToken|RequestExpired|session .* has expired/i,
  },
  "credentials-invalid": { sign: /InvalidClientTokenId|UnrecognizedClient|security token .* is invalid/i },
  "clock-skew": { sign: /Signature (?:not yet current|expired)|RequestTimeTooSkewed|RequestInTheFuture/ },
  denied: {
    sign: /not authorized to perform: (?<action>[\w-]+:\w+)|AccessDenied|UnauthorizedOperation/,
  },
  throttled: { sign: /Throttling|Rate exceeded|TooManyRequests|RequestLimitExceeded/ },
  "aws-away": { sign: /ServiceUnavailable|InternalFailure|InternalServerError|An internal error occurred/ },
} as const satisfies FailureRules;
