import "server-only";
import type { ServiceEnd } from "@/lib/domain/service-end";
import type { Target } from "@/lib/domain/target";
import { listVisibleTargets } from "@/server/access/known-targets";
import type { Context } from "@/server/context";
import { listEnds as listKeptEnds } from "@/server/store/service-ends";

export async function listEnds(
  { store, session }: Context,
  { target }: { target?: Target },
): Promise<{ ends: ServiceEnd[] }> {
  const visible = await listVisibleTargets({ store, session });
  const wanted = visible.map((each) => each.target).filter((each) => target === undefined || each === target);
  return { ends: await listKeptEnds(store.db, wanted) };
}
