import type { Build } from "@aws-sdk/client-codebuild";
import { allowed } from "../../authorization";
import type { Place } from "../../place";
import { canAssume } from "../iam/trust";
import { invalidInput } from "./invalid-input";

type RoleOfBuild = Pick<Build, "id" | "serviceRole">;

export function checkAssumable(place: Place, serviceRole: string): void {
  if (canAssume(place, serviceRole, "codebuild.amazonaws.com")) return;
  throw invalidInput(
    `CodeBuild is not authorized to perform: sts:AssumeRole on service role. Please verify that: 1) The provided service role exists, 2) The role name is case-sensitive and matches exactly, and 3) The role has the necessary trust policy configured for CodeBuild (${serviceRole})`,
  );
}

/** Nothing where the build's role may do it; else AWS's words for an action that no policy of the role allows. */
export function refusal(place: Place, build: RoleOfBuild, action: string, resource: string): string | undefined {
  if (allowed(place, build.serviceRole ?? "", action, resource)) return undefined;
  return `User: ${sessionArn(place, build)} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
}

/** Who a build is: its service role, in a session with the build's own name. */
export function sessionArn({ account }: Place, build: RoleOfBuild): string {
  return `arn:aws:sts::${account}:assumed-role/${build.serviceRole?.split("/").at(-1)}/${sessionName(build)}`;
}

export function sessionName({ id = "" }: Pick<Build, "id">): string {
  return `AWSCodeBuild-${id.slice(id.indexOf(":") + 1)}`;
}
