import "server-only";
import { randomUUID } from "node:crypto";
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte } from "drizzle-orm";
import { clusterOfShip } from "@/lib/domain/adopted";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import { endAfterDeploy, endStateOf } from "@/lib/domain/end-date";
import type { ServiceEnd } from "@/lib/domain/service-end";
import { targets } from "./access-schema";
import { serviceEnds } from "./ends-schema";
import { type NewNotificationEvent, noteEvent } from "./notification-events";
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

/** Every target of which something is written down, also that there is no end. */
export async function listEndRows(db: Reading): Promise<(EndAddress & { endsAt: Date | null })[]> {
  return db.select().from(serviceEnds);
}

export async function findEnd(db: Reading, address: EndAddress): Promise<ServiceEnd | undefined> {
  return (await db.select().from(serviceEnds).where(isOf(address))).flatMap(toEnds)[0];
}

type Deployed = Pick<StartRunInput, "target" | "serviceName" | "ship" | "endsAt">;

/** In the transaction that writes the deploy down. What others made is not new: it gets an end only by word. */
export async function endDeployed(db: Writing, deployed: Deployed, by: string): Promise<void> {
  const { target, serviceName, ship, endsAt: given } = deployed;
  const address = { target, clusterName: clusterOfShip(ship), serviceName };
  if (ship.kind === "adopted") return given ? saveEnd(db, address, given, by) : undefined;
  const [row] = await db.select().from(serviceEnds).where(isOf(address));
  const [settings] = await db.select().from(targets).where(eq(targets.target, target));
  const last = await findLastRun(db, target, serviceName);
  // What was said of a service that is gone is not said of the next one of its name.
  const isOfAnother = last?.kind === "teardown" && row !== undefined && row.setAt < last.startedAt;
  const current = isOfAnother ? undefined : row && (row.endsAt?.toISOString() ?? null);
  const defaultDays = settings?.timeToLive.defaultDays;
  const isNew = last?.kind !== "deploy";
  const end = endAfterDeploy({ given, current, isNew, defaultDays, now: Date.now() });
  if (end === undefined) await forgetEnd(db, address);
  else if (end !== current || isOfAnother) await saveEnd(db, address, end, by);
}

/** The last that succeeded: after a teardown, or where there is none, the service is new. */
async function findLastRun(db: Reading, target: string, serviceName: string) {
  const [last] = await db
    .select({ kind: runs.kind, startedAt: runs.startedAt })
    .from(runs)
    .where(and(eq(runs.target, target), eq(runs.serviceName, serviceName), eq(runs.progress, "succeeded")))
    .orderBy(desc(runs.number))
    .limit(1);
  return last;
}

export interface DueEnd extends EndAddress {
  endsAt: Date;
  setBy: string;
  runKey: string;
}

/** Tells of those that end within a day, once for each date. */
export async function tellEndsNear({ db }: Pick<Store, "db">, now: number): Promise<void> {
  await db.transaction(async (transaction) => {
    const rows = await transaction
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
    await noteEvent(transaction, ...rows.flatMap(toDue).map((due) => toEvent("service-ends", due, now)));
  });
}

/** That the time is over and somebody has to press; a repeat is the same event. */
export async function tellEnded({ db }: Pick<Store, "db">, due: DueEnd, now: number): Promise<void> {
  await noteEvent(db, toEvent("service-ended", due, now));
}

function toEvent(name: "service-ends" | "service-ended", due: DueEnd, now: number): NewNotificationEvent {
  const { runKey, target, serviceName, clusterName, endsAt, setBy } = due;
  return {
    ...{ id: `${name}:${runKey}`, name, at: new Date(now), target, serviceName, subject: `end:${runKey}` },
    facts: { clusterName, startedBy: setBy, since: endsAt.toISOString() },
  };
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

/** A process may have ended after it began the teardown, and before it said so here. */
export async function hasBegun(db: Reading, { runKey }: DueEnd): Promise<boolean> {
  const begun = await db.select({ id: runs.id }).from(runs).where(eq(runs.id, runKey));
  return begun.length > 0;
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
