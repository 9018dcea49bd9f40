import "server-only";
import { and, eq, notInArray, sql } from "drizzle-orm";
import { serviceTraffic } from "./cost-schema";
import type { Store } from "./open-store";

export interface ServiceTraffic {
  serviceArn: string;
  lastRequestOn?: Date;
  requestsPerDay: number;
  /** What was before is not known. */
  watchedFrom: Date;
}

const rowsAtOnce = 200;

export async function saveTraffic(
  { db }: Pick<Store, "db">,
  target: string,
  traffic: readonly ServiceTraffic[],
): Promise<void> {
  const arns = traffic.map(({ serviceArn }) => serviceArn);
  const isGone = arns.length > 0 ? notInArray(serviceTraffic.serviceArn, arns) : undefined;
  await db.delete(serviceTraffic).where(and(eq(serviceTraffic.target, target), isGone));
  for (let first = 0; first < traffic.length; first += rowsAtOnce) {
    const values = traffic.slice(first, first + rowsAtOnce).map((each) => ({ lastRequestOn: null, ...each, target }));
    await db
      .insert(serviceTraffic)
      .values(values)
      .onConflictDoUpdate({
        target: serviceTraffic.serviceArn,
        set: {
          lastRequestOn: sql`coalesce(excluded.last_request_on, ${serviceTraffic.lastRequestOn})`,
          requestsPerDay: sql`excluded.requests_per_day`,
          watchedFrom: sql`least(${serviceTraffic.watchedFrom}, excluded.watched_from)`,
        },
      });
  }
}

export async function listTraffic({ db }: Pick<Store, "db">, target: string): Promise<Map<string, ServiceTraffic>> {
  const rows = await db.select().from(serviceTraffic).where(eq(serviceTraffic.target, target));
  return new Map(
    rows.map(({ target: _, lastRequestOn, ...row }) => [
      row.serviceArn,
      { ...row, lastRequestOn: lastRequestOn ?? undefined },
    ]),
  );
}
