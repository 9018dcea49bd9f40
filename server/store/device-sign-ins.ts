import "server-only";
import { and, eq, gt, inArray, isNull, lt, ne, or, sql } from "drizzle-orm";
import { deviceSignIns } from "./access-schema";
import type { Store } from "./open-store";

export type DeviceSignInRow = typeof deviceSignIns.$inferSelect;
type State = DeviceSignInRow["state"];

/** A used one is kept so that the browser's next sign-in knows whose the last one was; of others nothing stays. */
const isOld = or(
  lt(deviceSignIns.startedAt, sql`now() - interval '90 days'`),
  and(ne(deviceSignIns.state, "used"), lt(deviceSignIns.expiresAt, sql`now() - interval '1 hour'`)),
);

export async function insertDeviceSignIn(
  { db }: Pick<Store, "db">,
  row: Omit<typeof deviceSignIns.$inferInsert, "startedAt" | "state" | "slowedDown">,
): Promise<void> {
  await db.delete(deviceSignIns).where(isOld);
  await db.insert(deviceSignIns).values(row);
}

export async function findDeviceSignIn({ db }: Pick<Store, "db">, id: string): Promise<DeviceSignInRow | undefined> {
  const [row] = await db.select().from(deviceSignIns).where(eq(deviceSignIns.id, id));
  return row;
}

/** True for one asker an interval, of all replicas and pages together. */
export async function takeTurnToAsk({ db }: Pick<Store, "db">, id: string): Promise<boolean> {
  const isDue = or(
    isNull(deviceSignIns.lastAskedAt),
    lt(deviceSignIns.lastAskedAt, sql`clock_timestamp() - make_interval(secs => ${deviceSignIns.intervalS})`),
  );
  const taken = await db
    .update(deviceSignIns)
    .set({ lastAskedAt: sql`clock_timestamp()` })
    .where(and(eq(deviceSignIns.id, id), eq(deviceSignIns.state, "waiting"), isDue))
    .returning({ id: deviceSignIns.id });
  return taken.length > 0;
}

export async function slowDown({ db }: Pick<Store, "db">, id: string, byS: number): Promise<void> {
  await db
    .update(deviceSignIns)
    .set({ slowedDown: true, intervalS: sql`${deviceSignIns.intervalS} + ${byS}` })
    .where(eq(deviceSignIns.id, id));
}

/** From one of some states to another, once; false when it was in none of them, or its time is over. */
export async function moveDeviceSignIn(
  { db }: { db: Pick<Store["db"], "update"> },
  id: string,
  { from, to, sealed }: { from: State[]; to: State; sealed?: string },
): Promise<boolean> {
  const isOpen = to === "expired" ? undefined : gt(deviceSignIns.expiresAt, sql`now()`);
  const moved = await db
    .update(deviceSignIns)
    .set({ state: to, ...(sealed !== undefined && { sealed }) })
    .where(and(eq(deviceSignIns.id, id), inArray(deviceSignIns.state, from), isOpen))
    .returning({ id: deviceSignIns.id });
  return moved.length > 0;
}
