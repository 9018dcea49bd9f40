import { AwsError } from "../operation";
import type { ProtocolName } from "./shapes";

/** What every service refuses alike; each protocol has its own words for it. */
type Refusal =
  | "accessDenied"
  | "expiredCredentials"
  | "incompleteSignature"
  | "internal"
  | "invalidCredentials"
  | "malformed"
  | "missingAction"
  | "missingAuthentication"
  | "missingDate"
  | "signatureMismatch"
  | "signedTooEarly"
  | "throttled"
  | "tooLarge"
  | "unavailable"
  | "unknownOperation";

type Codes = Record<Refusal, [code: string, status: number]>;

const jsonCodes: Codes = {
  accessDenied: ["AccessDeniedException", 400],
  expiredCredentials: ["ExpiredTokenException", 400],
  incompleteSignature: ["IncompleteSignatureException", 400],
  internal: ["InternalFailure", 500],
  invalidCredentials: ["UnrecognizedClientException", 400],
  malformed: ["SerializationException", 400],
  missingAction: ["UnknownOperationException", 400],
  missingAuthentication: ["MissingAuthenticationTokenException", 400],
  missingDate: ["IncompleteSignatureException", 400],
  signatureMismatch: ["InvalidSignatureException", 400],
  signedTooEarly: ["InvalidSignatureException", 400],
  throttled: ["ThrottlingException", 400],
  tooLarge: ["RequestEntityTooLargeException", 413],
  unavailable: ["ServiceUnavailableException", 503],
  unknownOperation: ["UnknownOperationException", 400],
};

const codes: Record<ProtocolName, Codes> = {
  awsJson: jsonCodes,
  restJson: {
    ...jsonCodes,
    accessDenied: ["AccessDeniedException", 403],
    expiredCredentials: ["ExpiredTokenException", 403],
    incompleteSignature: ["IncompleteSignatureException", 403],
    invalidCredentials: ["UnrecognizedClientException", 403],
    missingAuthentication: ["MissingAuthenticationTokenException", 403],
    missingDate: ["IncompleteSignatureException", 403],
    signatureMismatch: ["InvalidSignatureException", 403],
    signedTooEarly: ["InvalidSignatureException", 403],
    throttled: ["TooManyRequestsException", 429],
    unknownOperation: ["UnknownOperationException", 404],
  },
  awsQuery: {
    accessDenied: ["AccessDenied", 403],
    expiredCredentials: ["ExpiredToken", 403],
    incompleteSignature: ["IncompleteSignature", 400],
    internal: ["InternalFailure", 500],
    invalidCredentials: ["InvalidClientTokenId", 403],
    malformed: ["MalformedInput", 400],
    missingAction: ["MissingAction", 400],
    missingAuthentication: ["MissingAuthenticationToken", 403],
    missingDate: ["IncompleteSignature", 400],
    signatureMismatch: ["SignatureDoesNotMatch", 403],
    signedTooEarly: ["SignatureDoesNotMatch", 403],
    throttled: ["Throttling", 400],
    tooLarge: ["RequestEntityTooLarge", 413],
    unavailable: ["ServiceUnavailable", 503],
    unknownOperation: ["InvalidAction", 400],
  },
  ec2Query: {
    accessDenied: ["UnauthorizedOperation", 403],
    expiredCredentials: ["RequestExpired", 400],
    incompleteSignature: ["IncompleteSignature", 400],
    internal: ["InternalError", 500],
    invalidCredentials: ["AuthFailure", 401],
    malformed: ["InvalidParameterValue", 400],
    missingAction: ["MissingAction", 400],
    missingAuthentication: ["AuthFailure", 401],
    missingDate: ["IncompleteSignature", 400],
    signatureMismatch: ["AuthFailure", 401],
    signedTooEarly: ["RequestExpired", 400],
    throttled: ["RequestLimitExceeded", 503],
    unavailable: ["Unavailable", 503],
    tooLarge: ["RequestEntityTooLarge", 413],
    unknownOperation: ["InvalidAction", 400],
  },
};

const messages: Partial<Record<Refusal, string>> = {
  expiredCredentials: "The security token included in the request is expired",
  incompleteSignature: "Authorization header requires a full 'Credential' parameter.",
  internal: "We encountered an internal error. Please try again.",
  invalidCredentials: "The security token included in the request is invalid.",
  missingAuthentication: "Request is missing Authentication Token",
  missingDate: "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
  signatureMismatch:
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
  throttled: "Rate exceeded",
  tooLarge: "Request is too large.",
  unavailable: "The request has failed due to a temporary failure of the server.",
};

const ec2Messages: typeof messages = {
  ...messages,
  expiredCredentials: "Request has expired.",
  invalidCredentials: "AWS was not able to validate the provided access credentials",
  signatureMismatch: "AWS was not able to validate the provided access credentials",
  throttled: "Request limit exceeded.",
};

/** The code by which a service that speaks JSON now would have told it as a Query service: of an unknown operation, not of a missing one. */
export function queryCodeOf(jsonCode: string): string {
  const refusal = (Object.keys(jsonCodes) as Refusal[]).findLast((name) => jsonCodes[name][0] === jsonCode);
  return refusal ? codes.awsQuery[refusal][0] : jsonCode;
}

/** AWS's own words hold where no message is given. */
export function refuse(protocol: ProtocolName, refusal: Refusal, message?: string): AwsError {
  const [code, status] = codes[protocol][refusal];
  const own = protocol === "ec2Query" ? ec2Messages[refusal] : messages[refusal];
  return new AwsError(code, message ?? own ?? refusal, status);
}
