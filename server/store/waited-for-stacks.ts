import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { ServiceKey } from "./health-rows";
import type { Store } from "./open-store";
import { runs, steps } from "./schema";

/** The ids of stacks that unfinished deploys of a service wait for, since somebody else is changing them. */
export async function listWaitedForStacks(
  { db }: Pick<Store, "db">,
  { target, serviceName }: Pick<ServiceKey, "target" | "serviceName">,
): Promise<string[]> {
  const rows = await db
    .select({ stackId: sql<string | null>`${steps.detail}->'stack'->>'stackId'` })
    .from(steps)
    .innerJoin(runs, eq(runs.id, steps.runId))
    .where(
      and(
        eq(runs.target, target),
        eq(runs.serviceName, serviceName),
        isNull(runs.endedAt),
        eq(steps.progress, "running"),
      ),
    );
  return rows.flatMap(({ stackId }) => stackId ?? []);
}
