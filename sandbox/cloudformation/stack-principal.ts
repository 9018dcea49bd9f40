import type { Call, Principal } from "../operation";
import { randomId } from "../random";
import { findRole } from "../services/iam/roles";

/** In whose name CloudFormation acts: as the stack's role where it has one, and else as whoever asks. */
export function actingPrincipal(call: Call, roleArn: string | undefined): Principal {
  const role = roleArn === undefined ? undefined : findRole(call, roleArn.split("/").at(-1) ?? "");
  if (!role) return call.principal;
  return {
    arn: `arn:aws:sts::${call.account}:assumed-role/${role.name}/AWSCloudFormation`,
    userId: `${role.id}:AWSCloudFormation`,
    accessKeyId: `ASIA${randomId(16)}`,
    account: call.account,
    roleName: role.name,
    roleArn: role.arn,
    sourceIdentity: call.principal.sourceIdentity,
  };
}
