import "server-only";
import { randomUUID } from "node:crypto";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { GET as readPlan } from "@/app/api/v1/targets/[target]/teardown-plan/route";
import { POST as startTeardown } from "@/app/api/v1/teardowns/route";
import { TeardownRun } from "@/lib/domain/run";
import type { StartTeardownInput } from "@/lib/domain/teardown-input";
import { TeardownPlan } from "@/lib/domain/teardown-plan";
import type { ItemState } from "@/lib/domain/teardown-progress";
import { get, post } from "@/server/testing";

export async function planOf(target: string, of: string): Promise<TeardownPlan> {
  const answer = await get(readPlan, { params: { target }, query: { of } });
  if (!answer.ok) throw new Error(await answer.text());
  return TeardownPlan.parse(await answer.json());
}

/** What the page sends when the button of a plan is pressed. */
export function pressOf(plan: TeardownPlan, changes: Partial<StartTeardownInput> = {}): StartTeardownInput {
  const { target, scope, id: planId } = plan;
  return { target, scope, planId, changed: [], idempotencyKey: randomUUID(), ...changes };
}

export async function tearDown(plan: TeardownPlan, changes: Partial<StartTeardownInput> = {}): Promise<TeardownRun> {
  const answer = await post(startTeardown, pressOf(plan, changes));
  if (!answer.ok) throw new Error(await answer.text());
  return TeardownRun.parse(await answer.json());
}

const runTimeoutMs = 60_000;

/** Looks at the teardown until it is as wanted; without a wish, until it has ended. */
export async function untilTeardown(
  id: string,
  isWanted: (run: TeardownRun) => boolean = (run) => run.endedAt !== undefined,
): Promise<TeardownRun> {
  const deadline = Date.now() + runTimeoutMs;
  for (;;) {
    const run = TeardownRun.parse(await (await get(readRun, { params: { id } })).json());
    if (isWanted(run)) return run;
    if (run.endedAt || Date.now() > deadline) throw new Error(`Not as expected: ${JSON.stringify(run, null, 1)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function itemsOf(run: TeardownRun): ItemState[] {
  return run.steps.flatMap(({ detail }) => detail.items ?? []);
}

interface Item {
  type: string;
  account: string;
  region: string;
  id: string;
  name?: string;
}

/** All that is at AWS, without what was there before, and without the roles that AWS itself has for its services. */
export async function inventoryOf(origin: string, before: readonly Item[] = []): Promise<Item[]> {
  const known = new Set(before.map(({ type, id }) => `${type} ${id}`));
  const { items } = (await (await fetch(`${origin}/_sandbox/inventory`)).json()) as { items: Item[] };
  return items.filter(({ type, id }) => !known.has(`${type} ${id}`) && !id.includes(":role/aws-service-role/"));
}
