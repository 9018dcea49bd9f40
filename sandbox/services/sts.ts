import type {
  DecodeAuthorizationMessageCommandInput,
  DecodeAuthorizationMessageCommandOutput,
  GetCallerIdentityCommandOutput,
  GetSessionTokenCommandInput,
  GetSessionTokenCommandOutput,
} from "@aws-sdk/client-sts";
import { issueTo } from "../credentials";
import { AwsError, type Call, type ServiceDefinition } from "../operation";
import { assumeRole, toCredentials } from "./sts/assume-role";
import { decodeAuthorizationMessage } from "./sts/authorization-message";
import { checkDuration } from "./sts/limits";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

function decodeMessage(
  _call: Call,
  { EncodedMessage = "" }: DecodeAuthorizationMessageCommandInput,
): Output<DecodeAuthorizationMessageCommandOutput> {
  const DecodedMessage = decodeAuthorizationMessage(EncodedMessage);
  if (DecodedMessage !== undefined) return { DecodedMessage };
  throw new AwsError("InvalidAuthorizationMessageException", "The message could not be decoded.");
}

function getCallerIdentity({ account, principal }: Call): Output<GetCallerIdentityCommandOutput> {
  return { UserId: principal.userId, Account: account, Arn: principal.arn };
}

function getSessionToken(call: Call, input: GetSessionTokenCommandInput): Output<GetSessionTokenCommandOutput> {
  const { DurationSeconds = 43_200 } = input;
  const { accessKeyId, issuedAt, ...principal } = call.principal;
  checkDuration(DurationSeconds, 129_600);
  if (issuedAt) throw new AwsError("AccessDenied", "Cannot call GetSessionToken with session credentials", 403);
  return { Credentials: toCredentials(issueTo(call, principal, DurationSeconds * 1000, "sts")) };
}

export const sts: ServiceDefinition = {
  signingName: "sts",
  sdk: () => import("@aws-sdk/client-sts"),
  operations: {
    AssumeRole: assumeRole,
    DecodeAuthorizationMessage: decodeMessage,
    GetCallerIdentity: getCallerIdentity,
    GetSessionToken: getSessionToken,
  },
};
