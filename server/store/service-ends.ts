import "server-only";
import { randomUUID } from "node:crypto";
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte } from "drizzle-orm";
import { endAfterDeploy, endStateOf } from "@/lib/domain/end-date";
import type { ServiceEnd } from "@/lib/domain/service-end";
import { targets } from "./access-schema";
import { serviceEnds } from "./ends-schema";
import type { Store } from "./open-store";
import { runs } from "./schema";

type Reading = Pick<Store["db"], "select">;
type Writing = Pick<Store["db"], "select" | "insert" | "update" | "delete">;

export interface EndAddress {
  target: string;
  clusterName: string;
  serviceName: string;
}

const dayMs = 24 * 3_600_000;

function isOf({ target, clusterName, serviceName }: EndAddress) {
  return and(
    eq(serviceEnds.target, target),
    eq(serviceEnds.clusterName, clusterName),
    eq(serviceEnds.serviceName, serviceName),
  );
}

/** A new date is a new end: it is told of again, and a teardown of before is none of it. */
export async function saveEnd(db: Writing, address: EndAddress, endsAt: string | null, setBy: string): Promise<void> {
  const set = {
    endsAt: endsAt === null ? null : new Date(endsAt),
    setBy,
    setAt: new Date(),
    noticedAt: null,
    runKey: randomUUID(),
    runId: null,
  };
  await db
    .insert(serviceEnds)
    .values({ ...address, ...set })
    .onConflictDoUpdate({ target: [serviceEnds.target, serviceEnds.clusterName, serviceEnds.serviceName], set });
}

/** Of what is gone, so that a later service of the name does not die of it. */
export async function forgetEnd(db: Writing, address: EndAddress): Promise<void> {
  await db.delete(serviceEnds).where(isOf(address));
}

export async function listEnds(db: Reading, ofTargets: readonly string[]): Promise<ServiceEnd[]> {
  if (ofTargets.length === 0) return [];
  const rows = await db
    .select()
    .from(serviceEnds)
    .where(and(inArray(serviceEnds.target, [...ofTargets]), isNotNull(serviceEnds.endsAt)))
    .orderBy(asc(serviceEnds.endsAt));
  return rows.flatMap(toEnds);
}

export async function findEnd(db: Reading, address: EndAddress): Promise<ServiceEnd | undefined> {
  return (await db.select().from(serviceEnds).where(isOf(address))).flatMap(toEnds)[0];
}

interface Deployed {
  target: string;
  serviceName: string;
  /** By whoever deploys. */
  endsAt?: string;
  by: string;
}

/** In the transaction that writes the deploy down. Slipway's own services are in the default cluster. */
export async function endDeployed(db: Writing, { target, serviceName, endsAt: given, by }: Deployed): Promise<void> {
  const address = { target, clusterName: "default", serviceName };
  const [row] = await db.select().from(serviceEnds).where(isOf(address));
  const [settings] = await db.select().from(targets).where(eq(targets.target, target));
  const current = row && (row.endsAt?.toISOString() ?? null);
  const defaultDays = settings?.timeToLive.defaultDays;
  const isNew = defaultDays !== undefined && (await isNewService(db, target, serviceName));
  const end = endAfterDeploy({ given, current, isNew, defaultDays, now: Date.now() });
  if (end === undefined) await forgetEnd(db, address);
  else if (end !== current) await saveEnd(db, address, end, by);
}

/** It was never deployed from here, or torn down since. */
async function isNewService(db: Reading, target: string, serviceName: string): Promise<boolean> {
  const [last] = await db
    .select({ kind: runs.kind })
    .from(runs)
    .where(and(eq(runs.target, target), eq(runs.serviceName, serviceName), eq(runs.progress, "succeeded")))
    .orderBy(desc(runs.number))
    .limit(1);
  return last?.kind !== "deploy";
}

export interface DueEnd extends EndAddress {
  endsAt: Date;
  setBy: string;
  runKey: string;
}

/**
 * Those that end within a day and were not told of yet; asked again, there are none. What is written in the same transaction, such as
 * a notification, is written once.
 */
export async function takeEndsToTell(db: Writing, now: number): Promise<DueEnd[]> {
  const rows = await db
    .update(serviceEnds)
    .set({ noticedAt: new Date(now) })
    .where(
      and(
        isNull(serviceEnds.noticedAt),
        lte(serviceEnds.endsAt, new Date(now + dayMs)),
        gt(serviceEnds.endsAt, new Date(now)),
      ),
    )
    .returning();
  return rows.flatMap(toDue);
}

/** Whose time is over, and whose teardown has not begun by itself. */
export async function listDueEnds(db: Reading, now: number): Promise<DueEnd[]> {
  const rows = await db
    .select()
    .from(serviceEnds)
    .where(and(lte(serviceEnds.endsAt, new Date(now)), isNull(serviceEnds.runId)))
    .orderBy(asc(serviceEnds.endsAt))
    .limit(100);
  return rows.flatMap(toDue);
}

/** Unless the date has been changed meanwhile, which has made it another end. */
export async function noteEndRun(db: Writing, { runKey }: DueEnd): Promise<void> {
  await db.update(serviceEnds).set({ runId: runKey }).where(eq(serviceEnds.runKey, runKey));
}

type Row = typeof serviceEnds.$inferSelect;

function toDue({ endsAt, ...row }: Row): DueEnd[] {
  return endsAt ? [{ ...row, endsAt }] : [];
}

function toEnds({ target, clusterName, serviceName, endsAt, setBy, setAt, runId }: Row): ServiceEnd[] {
  if (!endsAt) return [];
  const at = endsAt.toISOString();
  return [
    {
      ...{ target, clusterName, serviceName, endsAt: at, setBy, setAt: setAt.toISOString() },
      state: endStateOf(at, Date.now()),
      runId: runId ?? undefined,
    },
  ];
}
