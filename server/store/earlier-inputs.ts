import "server-only";
import { and, desc, eq, lt } from "drizzle-orm";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import type { Store } from "./open-store";
import { runs } from "./schema";

const most = 20;

/** What the deploys of a service before this one were asked to do, the newest first. */
export async function listEarlierInputs({ db }: Store, runId: string): Promise<StartRunInput[]> {
  const [run] = await db.select().from(runs).where(eq(runs.id, runId));
  if (!run?.serviceName) return [];
  const isEarlier = and(
    eq(runs.target, run.target),
    eq(runs.serviceName, run.serviceName),
    eq(runs.kind, "deploy"),
    lt(runs.number, run.number),
  );
  const rows = await db
    .select({ input: runs.input })
    .from(runs)
    .where(isEarlier)
    .orderBy(desc(runs.number))
    .limit(most);
  return rows.map(({ input }) => input as StartRunInput);
}
