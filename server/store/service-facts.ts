import "server-only";
import { isDeepStrictEqual } from "node:util";
import { and, eq, gt, sql } from "drizzle-orm";
import type { TeamService } from "@/lib/domain/team-status";
import type { Store } from "./open-store";
import { publish } from "./topics";
import { serviceFacts } from "./watch-schema";
import { nextRevision } from "./watched-services";

export interface ServiceFact {
  /** `rowKey` of the service. */
  key: string;
  /** What becomes part of its row; empty takes away what the part had said of it. */
  members: Partial<TeamService>;
}

/** One statement of a database takes some thousand values. */
const rowsAtOnce = 200;

/**
 * What a part of Slipway knows of services beside what AWS says of them: it becomes members of their rows, and what is different
 * gets to all who look at them. Services that are not named keep what they have.
 */
export async function saveFacts(
  store: Store,
  target: string,
  part: string,
  facts: readonly ServiceFact[],
): Promise<void> {
  const isOfPart = and(eq(serviceFacts.target, target), eq(serviceFacts.part, part));
  const known = new Map(
    (await store.db.select().from(serviceFacts).where(isOfPart)).map(({ key, members }) => [key, members]),
  );
  const changed = facts.filter(({ key, members }) => !isDeepStrictEqual(known.get(key) ?? {}, plain(members)));
  if (changed.length === 0) return;
  await store.db.transaction(async (db) => {
    const revision = await nextRevision(db, target);
    for (let first = 0; first < changed.length; first += rowsAtOnce) {
      const some = changed.slice(first, first + rowsAtOnce);
      await db
        .insert(serviceFacts)
        .values(some.map(({ key, members }) => ({ target, key, part, members, revision })))
        .onConflictDoUpdate({
          target: [serviceFacts.target, serviceFacts.key, serviceFacts.part],
          set: { members: sql`excluded.members`, revision },
        });
    }
  });
  await publish(store, "team");
}

/** As the database gives it back. */
function plain(members: Partial<TeamService>): unknown {
  return JSON.parse(JSON.stringify(members));
}

export interface ChangedFact extends ServiceFact {
  part: string;
}

export async function listChangedFacts(
  { db }: Pick<Store, "db">,
  target: string,
  after: number,
): Promise<ChangedFact[]> {
  const { key, part, members } = serviceFacts;
  return db
    .select({ key, part, members })
    .from(serviceFacts)
    .where(and(eq(serviceFacts.target, target), gt(serviceFacts.revision, after)));
}
