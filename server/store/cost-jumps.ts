import "server-only";
import { costJumps } from "./cost-schema";
import type { Store } from "./open-store";

export interface CostJump {
  target: string;
  /** Both empty where it is the target as a whole. */
  serviceName: string;
  clusterName: string;
  hourlyUsd: number;
  medianUsd: number;
}

/** Once a day for each; answers with those that are new. */
export async function saveJumps(
  { db }: Pick<Store, "db">,
  jumps: readonly CostJump[],
  day: string,
): Promise<CostJump[]> {
  if (jumps.length === 0) return [];
  const values = jumps.map((jump) => ({ ...jump, day }));
  return db.insert(costJumps).values(values).onConflictDoNothing().returning();
}
