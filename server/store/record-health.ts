import "server-only";
import { randomUUID } from "node:crypto";
import { and, desc, eq, sql } from "drizzle-orm";
import {
  afterGone,
  afterLook,
  afterProbe,
  type HealthStep,
  isWorthKeeping,
  type KeptHealth,
  type ServiceLook,
} from "@/lib/domain/health-step";
import { rowKey } from "@/lib/domain/row-key";
import { listKeptHealth, type ServiceKey, saveKeptHealth } from "./health-rows";
import { watchedSpans } from "./health-schema";
import { type ChangedHealth, writeHealthChanges } from "./health-writes";
import type { Store } from "./open-store";
import { publish } from "./topics";

type Db = Parameters<Parameters<Store["db"]["transaction"]>[0]>[0];

interface LookOptions {
  /** When it was looked; ISO. */
  at: string;
  /** A look that follows within this time goes on where this one was; in between, nothing is missing. */
  goodForMs?: number;
}

const goodForMs = 180_000;

/**
 * Writes down what a look at a target has shown of its services: all of them, so what is not among them is gone. Only changes make
 * rows. Of looks that overtake each other the later one counts. True when something is different from before.
 */
export async function recordLook(
  store: Store,
  target: string,
  services: readonly ServiceLook[],
  { at, goodForMs: good = goodForMs }: LookOptions,
): Promise<boolean> {
  return inTurn(store, target, at, async (db) => {
    const continuity = await noteWatched(db, target, new Date(at), good);
    if (continuity === "late") return [];
    const when = { at, isAfterGap: continuity === "new", newId: randomUUID };
    const known = await listKeptHealth({ db }, target);
    const listed = new Set(services.map(rowKey));
    const steps = services.map((service) =>
      changed({ target, ...service }, known.get(rowKey(service)), (before) => afterLook(before, service, when)),
    );
    const gone = [...known].flatMap(([key, kept]) =>
      listed.has(key) || kept.goneAt ? [] : [changed(kept, kept, () => afterGone(kept, at))],
    );
    return [...steps, ...gone];
  });
}

export interface ProbeAnswer {
  clusterName: string;
  serviceName: string;
  statusCode?: number;
  reason?: string;
}

/** What the endpoints of a target's services have answered. */
export async function recordProbes(
  store: Store,
  target: string,
  answers: readonly ProbeAnswer[],
  at: string,
): Promise<boolean> {
  return inTurn(store, target, at, async (db) => {
    const known = await listKeptHealth({ db }, target);
    return answers.flatMap(({ clusterName, serviceName, ...answer }) => {
      const kept = known.get(rowKey({ clusterName, serviceName }));
      const when = { at, isAfterGap: false, newId: randomUUID };
      return kept && !kept.goneAt ? [changed(kept, kept, () => afterProbe(kept, answer, when))] : [];
    });
  });
}

function changed(
  { target, clusterName, serviceName }: ServiceKey,
  before: (KeptHealth & ServiceKey) | undefined,
  step: (before: KeptHealth | undefined) => HealthStep,
): ChangedHealth {
  const key = { target, clusterName, serviceName };
  const after = step(before);
  return { key, ...after, kept: { ...after.kept, ...key }, isKept: isWorthKeeping(before, { ...after.kept, ...key }) };
}

/** One at a time for each target, whichever replica it is. */
async function inTurn(
  store: Store,
  target: string,
  at: string,
  work: (db: Db) => Promise<ChangedHealth[]>,
): Promise<boolean> {
  const { hasEvents, hasChanged } = await store.db.transaction(async (db) => {
    await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`slipway health ${target}`}))`);
    const changes = await work(db);
    const kept = changes.filter(({ isKept }) => isKept).map((change) => change.kept);
    await saveKeptHealth(db, kept);
    return { hasChanged: kept.length > 0, hasEvents: await writeHealthChanges(db, changes, at) };
  });
  if (hasEvents) await publish(store, "health-events");
  return hasChanged;
}

/** `new`: nobody has looked for a while before. `late`: another look has been here that is newer. */
async function noteWatched(db: Db, target: string, at: Date, good: number): Promise<"continued" | "new" | "late"> {
  const [latest] = await db
    .select()
    .from(watchedSpans)
    .where(eq(watchedSpans.target, target))
    .orderBy(desc(watchedSpans.startedAt))
    .limit(1);
  if (latest && at <= latest.endedAt) return "late";
  const goodUntil = new Date(at.getTime() + good);
  if (latest && at <= latest.goodUntil) {
    const isLatest = and(eq(watchedSpans.target, target), eq(watchedSpans.startedAt, latest.startedAt));
    await db.update(watchedSpans).set({ endedAt: at, goodUntil }).where(isLatest);
    return "continued";
  }
  await db.insert(watchedSpans).values({ target, startedAt: at, endedAt: at, goodUntil });
  return "new";
}
