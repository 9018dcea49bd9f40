import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Store } from "./open-store";
import { runs } from "./schema";

interface RunNumber {
  id: string;
  number: number;
  startedBy: string;
}

/** Of those ids the ones that are runs of this target. */
export async function listRunNumbers(
  { db }: Pick<Store, "db">,
  target: string,
  ids: readonly string[],
): Promise<Map<string, RunNumber>> {
  if (ids.length === 0) return new Map();
  const { id, number, startedBy } = runs;
  const rows = await db
    .select({ id, number, startedBy })
    .from(runs)
    .where(and(eq(runs.target, target), inArray(runs.id, [...ids])));
  return new Map(rows.map((row) => [row.id, row]));
}
