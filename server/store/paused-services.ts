import "server-only";
import { eq } from "drizzle-orm";
import { pausedServices } from "./cost-schema";
import type { Store } from "./open-store";

/** A service whose tasks were taken away, and how many it is to have again. */
export interface Pause {
  serviceArn: string;
  target: string;
  serviceName: string;
  minTasks: number;
  pausedBy: string;
  pausedAt: Date;
}

export async function savePause(db: Pick<Store["db"], "insert">, pause: Pause): Promise<void> {
  const { minTasks, pausedBy, pausedAt } = pause;
  await db
    .insert(pausedServices)
    .values(pause)
    .onConflictDoUpdate({ target: pausedServices.serviceArn, set: { minTasks, pausedBy, pausedAt } });
}

export async function findPause({ db }: Pick<Store, "db">, serviceArn: string): Promise<Pause | undefined> {
  const [row] = await db.select().from(pausedServices).where(eq(pausedServices.serviceArn, serviceArn));
  return row;
}

export async function deletePause(db: Pick<Store["db"], "delete">, serviceArn: string): Promise<void> {
  await db.delete(pausedServices).where(eq(pausedServices.serviceArn, serviceArn));
}

export async function listPauses({ db }: Pick<Store, "db">, target: string): Promise<Map<string, Pause>> {
  const rows = await db.select().from(pausedServices).where(eq(pausedServices.target, target));
  return new Map(rows.map((row) => [row.serviceArn, row]));
}
