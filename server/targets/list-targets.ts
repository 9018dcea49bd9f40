import "server-only";
import type { ReachedTarget } from "@/lib/domain/target";
import type { Context } from "@/server/context";
import { findReachedTarget } from "@/server/watch/reached-target";

export async function listTargets({ aws }: Context): Promise<{ targets: ReachedTarget[] }> {
  return { targets: [await findReachedTarget(aws)] };
}
