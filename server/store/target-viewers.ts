import "server-only";
import { and, desc, eq, gt, lt, sql } from "drizzle-orm";
import type { Viewer } from "@/lib/domain/viewer";
import type { Store } from "./open-store";
import { publish } from "./topics";
import { targetViewers } from "./watch-schema";

export interface SeenViewer {
  viewerId: string;
  viewer: Viewer;
}

/** Somebody looks at these targets now. */
export async function noteViewer(store: Store, viewerId: string, viewer: Viewer, targets: string[]): Promise<void> {
  if (targets.length === 0) return;
  const values = targets.map((target) => ({ target, viewerId, viewer, seenAt: sql`now()` }));
  await store.db
    .insert(targetViewers)
    .values(values)
    .onConflictDoUpdate({
      target: [targetViewers.target, targetViewers.viewerId],
      set: { viewer: sql`excluded.viewer`, seenAt: sql`now()` },
    });
}

/** The watchers of these targets have waited for somebody to look. */
export async function tellOfViewer(store: Store): Promise<void> {
  await publish(store, "looks");
}

/** Who has looked at a target within the latest while, the latest first. */
export async function listViewers({ db }: Pick<Store, "db">, target: string, withinS: number): Promise<SeenViewer[]> {
  const rows = await db
    .select()
    .from(targetViewers)
    .where(
      and(eq(targetViewers.target, target), gt(targetViewers.seenAt, sql`now() - make_interval(secs => ${withinS})`)),
    )
    .orderBy(desc(targetViewers.seenAt));
  return rows.map(({ viewerId, viewer }) => ({ viewerId, viewer }));
}

/** How long ago somebody looked, s: at each target that anybody has looked at. */
export async function listLastLooks({ db }: Pick<Store, "db">): Promise<Map<string, number>> {
  const ago = sql<number>`extract(epoch from now() - max(${targetViewers.seenAt}))`.mapWith(Number);
  const rows = await db.select({ target: targetViewers.target, ago }).from(targetViewers).groupBy(targetViewers.target);
  return new Map(rows.map((row) => [row.target, row.ago]));
}

export async function forgetViewers({ db }: Pick<Store, "db">): Promise<void> {
  await db.delete(targetViewers).where(lt(targetViewers.seenAt, sql`now() - interval '2 days'`));
}
