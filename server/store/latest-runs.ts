import "server-only";
import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { Store } from "./open-store";
import { runs } from "./schema";

export interface SucceededRun {
  runId: string;
  target: string;
  serviceName: string;
  startedBy: string;
  startedAt: Date;
  endedAt: Date | null;
}

/** The latest deploy of each service that succeeded, of those that have ended since. */
export async function listLatestSucceeded({ db }: Pick<Store, "db">, since: Date): Promise<SucceededRun[]> {
  const { id, target, serviceName, startedBy, startedAt, endedAt, number, progress, kind } = runs;
  const rows = await db
    .selectDistinctOn([target, serviceName], { runId: id, target, serviceName, startedBy, startedAt, endedAt })
    .from(runs)
    .where(and(eq(kind, "deploy"), eq(progress, "succeeded"), gt(endedAt, since)))
    .orderBy(target, serviceName, desc(number));
  return rows.flatMap(({ serviceName, ...run }) => (serviceName ? [{ ...run, serviceName }] : []));
}

/** The runs that have ended within the latest minute, whatever became of them. */
export function listJustEnded({ db }: Pick<Store, "db">): Promise<{ id: string; target: string }[]> {
  const { id, target, endedAt } = runs;
  return db.select({ id, target }).from(runs).where(gt(endedAt, sql`now() - interval '1 minute'`));
}
