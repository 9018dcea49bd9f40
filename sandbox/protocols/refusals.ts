import { AwsError } from "../operation";
import type { ProtocolName } from "./shapes";

/** What every service refuses alike; each protocol has its own words for it. */
export type Refusal =
  | "accessDenied"
  | "expiredCredentials"
  | "internal"
  | "malformed"
  | "missingAction"
  | "missingAuthentication"
  | "incompleteSignature"
  | "throttled"
  | "tooLarge"
  | "unknownOperation";

const codes: Record<ProtocolName, Record<Refusal, [code: string, status: number]>> = {
  awsJson: {
    accessDenied: ["AccessDeniedException", 400],
    expiredCredentials: ["ExpiredTokenException", 400],
    internal: ["InternalFailure", 500],
    malformed: ["SerializationException", 400],
    missingAction: ["UnknownOperationException", 400],
    missingAuthentication: ["MissingAuthenticationTokenException", 400],
    incompleteSignature: ["IncompleteSignatureException", 400],
    throttled: ["ThrottlingException", 400],
    tooLarge: ["RequestEntityTooLargeException", 413],
    unknownOperation: ["UnknownOperationException", 400],
  },
  awsQuery: {
    accessDenied: ["AccessDenied", 403],
    expiredCredentials: ["ExpiredToken", 403],
    internal: ["InternalFailure", 500],
    malformed: ["MalformedInput", 400],
    missingAction: ["MissingAction", 400],
    missingAuthentication: ["MissingAuthenticationToken", 403],
    incompleteSignature: ["IncompleteSignature", 400],
    throttled: ["Throttling", 400],
    tooLarge: ["RequestEntityTooLarge", 413],
    unknownOperation: ["InvalidAction", 400],
  },
  ec2Query: {
    accessDenied: ["UnauthorizedOperation", 403],
    expiredCredentials: ["RequestExpired", 400],
    internal: ["InternalError", 500],
    malformed: ["InvalidParameterValue", 400],
    missingAction: ["MissingAction", 400],
    missingAuthentication: ["AuthFailure", 401],
    incompleteSignature: ["IncompleteSignature", 400],
    throttled: ["RequestLimitExceeded", 503],
    tooLarge: ["RequestEntityTooLarge", 413],
    unknownOperation: ["InvalidAction", 400],
  },
};

export function refuse(protocol: ProtocolName, refusal: Refusal, message: string): AwsError {
  const [code, status] = codes[protocol][refusal];
  return new AwsError(code, message, status);
}
