import type { Principal } from "./operation";
import type { World } from "./world";

/** Temporary credentials that STS gave out. */
export interface Session extends Principal {
  expiresAt: Date;
}

export function administrator({ account }: World, accessKeyId: string): Principal {
  return { arn: `arn:aws:iam::${account}:user/administrator`, userId: "AIDAXMQ4V7TZK3HW5NREB", accessKeyId };
}

export function sessions(world: World): Map<string, Session> {
  return world.table<Session>({ account: world.account, region: "aws-global" }, "sts.sessions");
}

/** Whose access key it is: a session's, or the administrator's, who has every key that STS did not give out. */
export function findPrincipal(world: World, accessKeyId: string): Principal | "expired" {
  const session = sessions(world).get(accessKeyId);
  if (!session) return administrator(world, accessKeyId);
  if (session.expiresAt.getTime() <= world.clock.now()) return "expired";
  const { arn, userId } = session;
  return { arn, userId, accessKeyId };
}
