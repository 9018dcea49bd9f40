import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { KeptHealth } from "@/lib/domain/health-step";
import { rowKey } from "@/lib/domain/row-key";
import { serviceHealth } from "./health-schema";
import type { Store } from "./open-store";

/** Names a service. */
export interface ServiceKey {
  target: string;
  clusterName: string;
  serviceName: string;
}

type Row = typeof serviceHealth.$inferSelect;

/** By cluster and name; also those that are gone. */
export async function listKeptHealth(
  { db }: { db: Pick<Store["db"], "select"> },
  target: string,
): Promise<Map<string, KeptHealth & ServiceKey>> {
  const rows = await db.select().from(serviceHealth).where(eq(serviceHealth.target, target));
  return new Map(rows.map((row) => [rowKey(row), toKept(row)]));
}

export async function findKeptHealth(
  { db }: Pick<Store, "db">,
  { target, clusterName, serviceName }: ServiceKey,
): Promise<(KeptHealth & ServiceKey) | undefined> {
  const [row] = await db
    .select()
    .from(serviceHealth)
    .where(
      and(
        eq(serviceHealth.target, target),
        eq(serviceHealth.clusterName, clusterName),
        eq(serviceHealth.serviceName, serviceName),
      ),
    );
  return row && toKept(row);
}

function toKept(row: Row): KeptHealth & ServiceKey {
  const { target, clusterName, serviceName, health, seen, track } = row;
  return {
    ...{ target, clusterName, serviceName, health, seen, track },
    since: row.since.toISOString(),
    firstSeenAt: row.firstSeenAt.toISOString(),
    ...(row.cause && { cause: row.cause }),
    ...(row.servedAt && { servedAt: row.servedAt.toISOString() }),
    ...(row.goneAt && { goneAt: row.goneAt.toISOString() }),
    ...(row.probe && { probe: row.probe }),
    ...(row.deployedAt && { deployedAt: row.deployedAt.toISOString() }),
    ...(row.version && { version: row.version }),
  };
}

const rowsAtOnce = 500;

export async function saveKeptHealth(
  db: Pick<Store["db"], "insert">,
  kept: readonly (KeptHealth & ServiceKey)[],
): Promise<void> {
  const column = (name: string) => sql.raw(`excluded.${name}`);
  for (let first = 0; first < kept.length; first += rowsAtOnce) {
    await db
      .insert(serviceHealth)
      .values(kept.slice(first, first + rowsAtOnce).map(toRow))
      .onConflictDoUpdate({
        target: [serviceHealth.target, serviceHealth.clusterName, serviceHealth.serviceName],
        set: {
          health: column("health"),
          cause: column("cause"),
          since: column("since"),
          servedAt: column("served_at"),
          goneAt: column("gone_at"),
          seen: column("seen"),
          probe: column("probe"),
          track: column("track"),
          deployedAt: column("deployed_at"),
          version: column("version"),
        },
      });
  }
}

function toRow(kept: KeptHealth & ServiceKey): typeof serviceHealth.$inferInsert {
  const { target, clusterName, serviceName, health, seen, track } = kept;
  const dateOf = (time?: string) => (time === undefined ? null : new Date(time));
  return {
    ...{ target, clusterName, serviceName, health, seen, track },
    since: new Date(kept.since),
    firstSeenAt: new Date(kept.firstSeenAt),
    cause: kept.cause ?? null,
    servedAt: dateOf(kept.servedAt),
    goneAt: dateOf(kept.goneAt),
    probe: kept.probe ?? null,
    deployedAt: dateOf(kept.deployedAt),
    version: kept.version ?? null,
  };
}
