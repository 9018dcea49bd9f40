import "server-only";
import { costJumps } from "./cost-schema";
import { type NewNotificationEvent, noteEvent } from "./notification-events";
import type { Store } from "./open-store";

export interface CostJump {
  target: string;
  /** Both empty where it is the target as a whole. */
  serviceName: string;
  clusterName: string;
  hourlyUsd: number;
  medianUsd: number;
}

/** Once a day for each, and each is told; answers with those that are new. */
export async function saveJumps(
  store: Pick<Store, "db">,
  jumps: readonly CostJump[],
  day: string,
): Promise<CostJump[]> {
  if (jumps.length === 0) return [];
  return store.db.transaction(async (db) => {
    const values = jumps.map((jump) => ({ ...jump, day }));
    const added = await db.insert(costJumps).values(values).onConflictDoNothing().returning();
    await noteEvent(db, ...added.map(toEvent));
    return added;
  });
}

function toEvent(jump: typeof costJumps.$inferSelect): NewNotificationEvent {
  const { target, clusterName, serviceName, day, hourlyUsd, medianUsd } = jump;
  const id = ["cost-jump", target, clusterName, serviceName, day].join(":");
  return { id, name: "cost-jump", target, serviceName, subject: id, facts: { clusterName, hourlyUsd, medianUsd } };
}
