import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { ProblemError } from "@/lib/domain/problem";
import { rowKey } from "@/lib/domain/row-key";
import { splitTarget } from "@/lib/domain/split-target";
import { chosenItems } from "@/lib/domain/teardown-choice";
import type { TeardownPlan } from "@/lib/domain/teardown-plan";
import { awsOfRun } from "@/server/access/aws-of";
import { atPriority } from "@/server/aws/call-priority";
import { log } from "@/server/log";
import { openTeardown } from "@/server/store/open-run";
import type { Store } from "@/server/store/open-store";
import { endTurn, takeTurn } from "@/server/store/readings";
import {
  type DueEnd,
  forgetEnd,
  hasBegun,
  listDueEnds,
  listEndRows,
  noteEndRun,
  tellEnded,
  tellEndsNear,
} from "@/server/store/service-ends";
import { saveFacts } from "@/server/store/service-facts";
import { findTarget } from "@/server/store/targets";
import { makeTeardownPlan } from "@/server/teardown-plan/make-plan";
import { findReachedTarget } from "@/server/watch/reached-target";
import { findPrices } from "@/server/watch/watch-prices";
import { beginRun } from "./engine";

const everyMs = 60_000;
const askMs = 15_000;
const turn = "service ends";

/** For as long as the process lives; of all processes one looks, once a minute. */
export async function watchServiceEnds(store: Store): Promise<void> {
  while (!store.pool.ending) {
    try {
      if (await takeTurn(store, turn)) {
        const next = new Date(Date.now() + everyMs);
        await endServices(store, Date.now());
        await endTurn(store, turn, next);
      }
    } catch (error) {
      if (!store.pool.ending) log().warn({ err: error }, "Looking for services whose time is over failed");
    }
    await delay(askMs, undefined, { ref: false });
  }
}

/** Tells what ends soon, and lets go what may go by itself. Whenever it is broken off, the next look goes on. */
export async function endServices(store: Store, now: number): Promise<void> {
  await tellEndsNear(store, now);
  for (const due of await listDueEnds(store.db, now)) {
    try {
      await endService(store, due, now);
    } catch (error) {
      log().warn({ err: error, target: due.target, service: due.serviceName }, "A service whose time is over stays");
    }
  }
  await showEnds(store);
}

async function endService(store: Store, due: DueEnd, now: number): Promise<void> {
  const settings = await findTarget(store, due.target);
  const mayGo =
    settings?.timeToLive.tearsDownByItself && !settings.isProtected && settings.reach.by !== "identity-center";
  if (!mayGo || !(await tearDown(store, due))) await tellEnded(store, due, now);
}

/** False where the plan does not let it go: a person has to see why. */
async function tearDown(store: Store, due: DueEnd): Promise<boolean> {
  if (await hasBegun(store.db, due)) return begin(store, due);
  const { target, clusterName, serviceName, runKey: idempotencyKey } = due;
  const scope = { kind: "service", clusterName, serviceName } as const;
  const plan = await findPlan(store, due, scope);
  if (!plan) return forget(store, due);
  const chosen = chosenItems(plan.items, new Set());
  if (!chosen.some(({ kind }) => kind === "express-service")) return false;
  const reason = `Its time was over at ${due.endsAt.toISOString()}, as ${due.setBy} had said.`;
  const { id: planId, items, madeAt } = plan;
  await openTeardown(store, {
    input: { target, scope, planId, changed: [], reason: reason.slice(0, 200), idempotencyKey },
    by: { who: "Slipway", door: "slipway" },
    plan: { items, madeAt, chosen },
  });
  return begin(store, due);
}

/** To begin it again is nothing new. */
async function begin(store: Store, due: DueEnd): Promise<true> {
  await beginRun("teardown", due.runKey);
  await noteEndRun(store.db, due);
  return true;
}

async function findPlan(store: Store, due: DueEnd, scope: TeardownPlan["scope"]): Promise<TeardownPlan | undefined> {
  const { target, runKey: runId } = due;
  const aws = await awsOfRun(store, { runId, target, startedBy: "Slipway" });
  return atPriority({ priority: "run" }, async () => {
    const [{ callerArn }, prices] = await Promise.all([
      findReachedTarget(aws),
      findPrices(store, splitTarget(target).region),
    ]);
    try {
      return await makeTeardownPlan(aws, { target, scope, callerArn, prices });
    } catch (error) {
      if (error instanceof ProblemError && error.kind === "not-found") return undefined;
      throw error;
    }
  });
}

/** Somebody else has let it go. */
async function forget(store: Store, due: DueEnd): Promise<true> {
  await forgetEnd(store.db, due);
  await saveFacts(store, due.target, part, [{ key: rowKey(due), members: {} }]);
  return true;
}

const part = "ends";

/** The board shows them; what is as it was is not written again. */
async function showEnds(store: Store): Promise<void> {
  const rows = await listEndRows(store.db);
  for (const target of new Set(rows.map((row) => row.target))) {
    const facts = rows
      .filter((row) => row.target === target)
      .map((row) => ({ key: rowKey(row), members: row.endsAt ? { endsAt: row.endsAt.toISOString() } : {} }));
    await saveFacts(store, target, part, facts);
  }
}
