import "server-only";
import { isDeepStrictEqual } from "node:util";
import { eq, lt, sql } from "drizzle-orm";
import type { SeenBuild } from "@/lib/domain/seen-build";
import { watchedBuilds } from "./build-schema";
import { deleteLogs } from "./log-pages";
import type { Store } from "./open-store";
import { publish } from "./topics";

export interface WatchedBuild {
  id: string;
  seen: SeenBuild;
  isLogOpen: boolean;
}

export function watchedBuildId(target: string, buildId: string): string {
  return `${target}/${buildId}`;
}

export async function findWatchedBuild({ db }: Pick<Store, "db">, id: string): Promise<WatchedBuild | undefined> {
  const [row] = await db.select().from(watchedBuilds).where(eq(watchedBuilds.id, id));
  return row && { id, seen: row.seen, isLogOpen: row.logOpen };
}

/** What nobody has looked at for so long is forgotten: CloudWatch still has it. */
const keptFor = sql`now() - interval '30 days'`;

/** Writes down what CodeBuild has told; all who look hear of it where it is news. */
export async function saveWatchedBuild(store: Store, seen: SeenBuild): Promise<void> {
  const id = watchedBuildId(seen.target, seen.build.id);
  const before = await findWatchedBuild(store, id);
  const isNews = !isDeepStrictEqual(before?.seen, JSON.parse(JSON.stringify(seen)));
  await store.db
    .insert(watchedBuilds)
    .values({ id, seen })
    .onConflictDoUpdate({ target: watchedBuilds.id, set: { seen, lookedAt: sql`now()` } });
  if (!before) await forgetOld(store);
  if (isNews) await publish(store, `build:${id}`);
}

async function forgetOld(store: Store): Promise<void> {
  await store.db.transaction(async (db) => {
    const gone = await db
      .delete(watchedBuilds)
      .where(lt(watchedBuilds.lookedAt, keptFor))
      .returning({ id: watchedBuilds.id });
    await deleteLogs(
      db,
      gone.map(({ id }) => id),
    );
  });
}

/** No more lines will come. */
export async function closeBuildLog(store: Store, id: string): Promise<void> {
  await store.db.update(watchedBuilds).set({ logOpen: false }).where(eq(watchedBuilds.id, id));
  await publish(store, `build:${id}`);
}
