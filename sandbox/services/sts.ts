import { randomBytes } from "node:crypto";
import type {
  AssumeRoleCommandInput,
  AssumeRoleCommandOutput,
  Credentials,
  GetCallerIdentityCommandOutput,
  GetSessionTokenCommandInput,
  GetSessionTokenCommandOutput,
} from "@aws-sdk/client-sts";
import { AwsError, type Call, type ServiceDefinition } from "../operation";
import { type Session, sessions } from "../principals";
import { randomId } from "../random";
import { findRole } from "./iam/roles";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

function getCallerIdentity({ account, principal }: Call): Output<GetCallerIdentityCommandOutput> {
  return { UserId: principal.userId, Account: account, Arn: principal.arn };
}

function getSessionToken(call: Call, input: GetSessionTokenCommandInput): Output<GetSessionTokenCommandOutput> {
  const { DurationSeconds = 43_200 } = input;
  checkDuration(DurationSeconds, 129_600);
  const { arn, userId } = call.principal;
  return { Credentials: openSession(call, { arn, userId }, DurationSeconds) };
}

function assumeRole(call: Call, input: AssumeRoleCommandInput): Output<AssumeRoleCommandOutput> {
  const { RoleArn = "", RoleSessionName = "", DurationSeconds = 3600, SourceIdentity } = input;
  checkDuration(DurationSeconds, 43_200);
  if (!/^[\w+=,.@-]{2,64}$/.test(RoleSessionName)) throw invalid("roleSessionName", RoleSessionName, "[\\w+=,.@-]*");

  const role = findRole(call, RoleArn.split("/").at(-1) ?? "");
  if (!role || role.arn !== RoleArn) {
    const { arn } = call.principal;
    throw new AwsError(
      "AccessDenied",
      `User: ${arn} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
      403,
    );
  }
  const arn = `arn:aws:sts::${call.account}:assumed-role/${role.name}/${RoleSessionName}`;
  const userId = `${role.id}:${RoleSessionName}`;
  return {
    Credentials: openSession(call, { arn, userId }, DurationSeconds),
    AssumedRoleUser: { AssumedRoleId: userId, Arn: arn },
    SourceIdentity,
  };
}

function openSession(call: Call, who: Pick<Session, "arn" | "userId">, durationSeconds: number): Credentials {
  const { world } = call;
  const session = {
    ...who,
    accessKeyId: `ASIA${randomId(16)}`,
    expiresAt: new Date(world.clock.now() + durationSeconds * 1000),
  };
  sessions(world).set(session.accessKeyId, session);
  world.record("effect", call, "sts.session-opened", { arn: who.arn, accessKeyId: session.accessKeyId });
  return {
    AccessKeyId: session.accessKeyId,
    SecretAccessKey: randomBytes(30).toString("base64"),
    SessionToken: randomBytes(240).toString("base64"),
    Expiration: session.expiresAt,
  };
}

function checkDuration(seconds: number, most: number): void {
  const limit = seconds < 900 ? "greater than or equal to 900" : `less than or equal to ${most}`;
  if (seconds < 900 || seconds > most) {
    throw new AwsError(
      "ValidationError",
      `1 validation error detected: Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value ${limit}`,
    );
  }
}

function invalid(member: string, value: string, pattern: string): AwsError {
  return new AwsError(
    "ValidationError",
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}`,
  );
}

export const sts: ServiceDefinition = {
  signingName: "sts",
  sdk: () => import("@aws-sdk/client-sts"),
  operations: {
    GetCallerIdentity: getCallerIdentity,
    GetSessionToken: getSessionToken,
    AssumeRole: assumeRole,
  },
};
