import "server-only";
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { PastStep } from "@/lib/domain/expected-times";
import type { Store } from "./open-store";
import { runs, steps } from "./schema";

interface PastStepsOptions {
  target: string;
  serviceName: string;
  limit: number;
}

/** The steps of the latest deploys of a service that succeeded, run by run, with the time that each took. */
export async function listPastSteps(
  { db }: Pick<Store, "db">,
  { target, serviceName, limit }: PastStepsOptions,
): Promise<PastStep[][]> {
  const latest = await db
    .select({ id: runs.id })
    .from(runs)
    .where(
      and(
        eq(runs.target, target),
        eq(runs.serviceName, serviceName),
        eq(runs.kind, "deploy"),
        eq(runs.progress, "succeeded"),
      ),
    )
    .orderBy(desc(runs.number))
    .limit(limit);
  if (latest.length === 0) return [];
  const ids = latest.map(({ id }) => id);
  const rows = await db
    .select({ runId: steps.runId, name: steps.name, startedAt: steps.startedAt, endedAt: steps.endedAt })
    .from(steps)
    .where(inArray(steps.runId, ids))
    .orderBy(asc(steps.position));
  return ids.map((id) =>
    rows.flatMap(({ runId, name, startedAt, endedAt }) =>
      runId === id && startedAt && endedAt ? [{ name, ms: endedAt.getTime() - startedAt.getTime() }] : [],
    ),
  );
}
