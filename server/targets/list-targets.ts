import "server-only";
import type { ReachedTarget } from "@/lib/domain/target";
import { type Context, getAwsClients } from "@/server/context";
import { findReachedTarget } from "@/server/watch/reached-target";

export async function listTargets({ session }: Context): Promise<{ targets: ReachedTarget[] }> {
  const reached = await findReachedTarget(await getAwsClients());
  return { targets: session.roleOn(reached.target) ? [reached] : [] };
}
