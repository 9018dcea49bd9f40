import type { AssumeRoleCommandInput, AssumeRoleCommandOutput, Credentials } from "@aws-sdk/client-sts";
import { findAccount } from "../../accounts";
import { issueCredentials, type NewCredentials } from "../../credentials";
import { AwsError, type Call } from "../../operation";
import { findRole } from "../iam/roles";
import type { RoleRow } from "../iam/tables";
import { checkDuration, checkName, checkRoleArn, checkSessionPolicy, checkTags } from "./limits";
import { findUntrusted } from "./trust";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

const hour = 3600;

export async function assumeRole(call: Call, input: AssumeRoleCommandInput): Promise<Output<AssumeRoleCommandOutput>> {
  const { RoleArn = "", RoleSessionName = "", DurationSeconds = hour, SourceIdentity, Policy, Tags = [] } = input;
  checkInput(input);
  const role = findTarget(call, RoleArn);
  const refused = role ? await findUntrusted(call, role, input) : "sts:AssumeRole";
  if (!role || refused) throw denied(call, refused ?? "sts:AssumeRole", RoleArn);

  const { principal } = call;
  checkSession(call, role, DurationSeconds);
  if (principal.sourceIdentity && SourceIdentity && SourceIdentity !== principal.sourceIdentity) {
    throw denied(call, "sts:SetSourceIdentity", RoleArn);
  }
  const sourceIdentity = principal.sourceIdentity ?? SourceIdentity;
  const account = RoleArn.split(":")[4] ?? "";
  const issued = issueCredentials(
    { world: call.world, account, region: call.region },
    {
      roleName: role.name,
      roleArn: role.arn,
      sessionName: RoleSessionName,
      durationMs: DurationSeconds * 1000,
      issuedBy: "sts",
      ...(sourceIdentity !== undefined && { sourceIdentity }),
      ...(Policy !== undefined && { sessionPolicy: Policy }),
      ...(Tags.length > 0 && { sessionTags: Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value])) }),
    },
  );
  const packed = (Policy?.length ?? 0) + JSON.stringify(Tags).length;
  return {
    Credentials: toCredentials(issued),
    AssumedRoleUser: {
      AssumedRoleId: `${role.id}:${RoleSessionName}`,
      Arn: `arn:aws:sts::${account}:assumed-role/${role.name}/${RoleSessionName}`,
    },
    PackedPolicySize: Policy !== undefined || Tags.length > 0 ? Math.ceil((packed / 4096) * 100) : undefined,
    SourceIdentity: sourceIdentity,
  };
}

export function toCredentials({ expiration, ...keys }: NewCredentials): Credentials {
  return {
    AccessKeyId: keys.accessKeyId,
    SecretAccessKey: keys.secretAccessKey,
    SessionToken: keys.sessionToken,
    Expiration: expiration,
  };
}

function checkInput({ RoleArn = "", RoleSessionName = "", ...input }: AssumeRoleCommandInput): void {
  checkRoleArn(RoleArn);
  checkName("roleSessionName", RoleSessionName);
  checkDuration(input.DurationSeconds ?? hour, 12 * hour);
  checkTags(input.Tags ?? []);
  if (input.SourceIdentity !== undefined) checkName("sourceIdentity", input.SourceIdentity);
  if (input.Policy !== undefined) checkSessionPolicy(input.Policy);
}

/** A role may be of another account; one that is not there is refused like one that may not be assumed. */
function findTarget({ world, region }: Call, roleArn: string): RoleRow | undefined {
  const account = findAccount(world, roleArn.split(":")[4] ?? "");
  const role = account && findRole({ world, region, account: account.id }, roleArn.split("/").at(-1) ?? "");
  return role?.arn === roleArn ? role : undefined;
}

function checkSession({ principal }: Call, role: RoleRow, seconds: number): void {
  if (principal.roleName && seconds > hour) {
    throw new AwsError(
      "ValidationError",
      "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
    );
  }
  if (seconds > role.maxSessionDuration) {
    throw new AwsError(
      "ValidationError",
      "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    );
  }
}

function denied({ principal }: Call, action: string, resource: string): AwsError {
  const message = `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resource}`;
  return new AwsError("AccessDenied", message, 403);
}
