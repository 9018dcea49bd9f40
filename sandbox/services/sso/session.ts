import { findPortalSession } from "../../identity-center/sessions";
import type { SessionRow } from "../../identity-center/tables";
import { AwsError } from "../../operation";
import type { World } from "../../world";

export function readSession(world: World, accessToken = ""): SessionRow {
  const session = findPortalSession(world, accessToken);
  if (session) return session;
  throw new AwsError("UnauthorizedException", "Session token not found or invalid", 401);
}

/** For an account or a role that the person was not given. */
export function noAccess(): AwsError {
  return new AwsError("ForbiddenException", "No access", 403);
}
