import type { Scope } from "../../world";

/** AWS's words for an action that no policy of a role allows. */
export function notAuthorized({ account }: Scope, roleArn: string, action: string, resource: string): string {
  const user = `arn:aws:sts::${account}:assumed-role/${roleArn.split("/").at(-1)}/AWSCodeBuild`;
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
}
