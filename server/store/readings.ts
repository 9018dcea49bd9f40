import "server-only";
import { eq, inArray, lte, sql } from "drizzle-orm";
import type { CostGap } from "@/lib/domain/cost-report";
import { readings } from "./cost-schema";
import type { Store } from "./open-store";

type Db = Pick<Store, "db">;

export interface Reading {
  readAt?: Date;
  /** Why the last one brought nothing. */
  gap?: CostGap;
}

/** Longer than any reading takes; a process that ended in one leaves it to another. */
const turnS = 300;

/** True for one of all processes, when it is time to read. */
export async function takeTurn({ db }: Db, subject: string): Promise<boolean> {
  const nextReadAt = sql`now() + make_interval(secs => ${turnS})`;
  const taken = await db
    .insert(readings)
    .values({ subject, nextReadAt })
    .onConflictDoUpdate({
      target: readings.subject,
      set: { nextReadAt },
      setWhere: lte(readings.nextReadAt, sql`now()`),
    })
    .returning({ subject: readings.subject });
  return taken.length > 0;
}

export async function endTurn({ db }: Db, subject: string, nextReadAt: Date): Promise<void> {
  await db.update(readings).set({ readAt: sql`now()`, nextReadAt, gap: null }).where(eq(readings.subject, subject));
}

/** What was read before stays. */
export async function failTurn({ db }: Db, subject: string, gap: CostGap, nextReadAt: Date): Promise<void> {
  await db.update(readings).set({ gap, nextReadAt }).where(eq(readings.subject, subject));
}

/** The next who asks reads, whenever it was to be. */
export async function hasten({ db }: Db, subject: string): Promise<void> {
  await db.update(readings).set({ nextReadAt: sql`now()` }).where(eq(readings.subject, subject));
}

export async function listReadings({ db }: Db, subjects: readonly string[]): Promise<Map<string, Reading>> {
  if (subjects.length === 0) return new Map();
  const rows = await db
    .select()
    .from(readings)
    .where(inArray(readings.subject, [...subjects]));
  return new Map(
    rows.map(({ subject, readAt, gap }) => [subject, { readAt: readAt ?? undefined, gap: gap ?? undefined }]),
  );
}
