import "server-only";
import { and, eq, notInArray, sql } from "drizzle-orm";
import type { KeptFacts } from "@/lib/domain/cost";
import type { KeptPart } from "@/lib/domain/kept";
import { serviceKept } from "./cost-schema";
import type { Store } from "./open-store";

type Db = Pick<Store, "db">;

const rowsAtOnce = 200;

/** Writes down what was read of one part. Of services that are not `here` any more nothing stays. */
export async function saveKept(
  { db }: Db,
  { target, part, here }: { target: string; part: KeptPart; here: readonly string[] },
  figures: ReadonlyMap<string, KeptFacts>,
): Promise<void> {
  const isGone = here.length > 0 ? notInArray(serviceKept.serviceArn, [...here]) : undefined;
  await db.delete(serviceKept).where(and(eq(serviceKept.target, target), eq(serviceKept.part, part), isGone));
  const rows = [...figures].map(([serviceArn, facts]) => ({ serviceArn, part, target, facts, readAt: new Date() }));
  for (let first = 0; first < rows.length; first += rowsAtOnce) {
    await db
      .insert(serviceKept)
      .values(rows.slice(first, first + rowsAtOnce))
      .onConflictDoUpdate({
        target: [serviceKept.serviceArn, serviceKept.part],
        set: { facts: sql`excluded.facts`, readAt: sql`excluded.read_at` },
      });
  }
}

/** By service, all parts of it together. */
export async function listKept({ db }: Db, target: string): Promise<Map<string, KeptFacts>> {
  const rows = await db.select().from(serviceKept).where(eq(serviceKept.target, target));
  const kept = new Map<string, KeptFacts>();
  for (const { serviceArn, facts } of rows) kept.set(serviceArn, { ...kept.get(serviceArn), ...facts });
  return kept;
}

/** When a part of each service was read last. */
export async function listKeptReads({ db }: Db, target: string, part: KeptPart): Promise<Map<string, Date>> {
  const { serviceArn, readAt } = serviceKept;
  const ofPart = and(eq(serviceKept.target, target), eq(serviceKept.part, part));
  const rows = await db.select({ serviceArn, readAt }).from(serviceKept).where(ofPart);
  return new Map(rows.map((row) => [row.serviceArn, row.readAt]));
}
