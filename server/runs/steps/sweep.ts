import "server-only";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import type { ItemState } from "@/lib/domain/teardown-progress";
import type { TeardownReceipt } from "@/lib/domain/teardown-receipt";
import { teardownSubject } from "@/lib/domain/teardown-subject";
import { teardownTotals } from "@/lib/domain/teardown-totals";
import { listStillThere } from "@/server/aws/still-there";
import { findApproval } from "@/server/store/approvals";
import { readRun } from "@/server/store/runs";
import { readItemStates, saveReceipt } from "@/server/store/teardowns";
import { untilSeen } from "../poll";
import type { TeardownContext } from "../step-context";

/** AWS may show what is gone for a moment longer. */
const showsLongerMs = 15_000;
const everyMs = 1000;

/** Looks for all that should be gone, by what AWS says and not by what the run has noted, and writes the receipt. */
export async function sweep(context: TeardownContext): Promise<TeardownReceipt> {
  const { store, runId, seen } = context;
  const states = await readItemStates(store, runId);
  const there = await findThere(context, states);
  const run = await readRun(store, runId);
  const approval = await findApproval(store, runId);
  const left = seen.chosen.flatMap((item) => leftOf(item, states.get(item.key) ?? notBegun(item), there));
  const isLeft = new Set(left.map(({ key }) => key));
  const gone = seen.chosen.filter(({ key }) => !isLeft.has(key));
  const { stops, remains } = teardownTotals(seen.items, gone);
  const receipt: TeardownReceipt = {
    runId,
    number: run.number,
    target: run.target,
    subject: teardownSubject(run.target, context.input.scope),
    outcome: left.length > 0 ? "leftovers" : "nothing-left",
    isStopped: run.cancelRequestedBy !== undefined,
    startedBy: run.startedBy,
    approvedBy: approval?.state === "approved" ? (approval.decidedBy ?? undefined) : undefined,
    reason: run.reason,
    startedAt: run.startedAt,
    sweptAt: new Date().toISOString(),
    gone: gone.map(named),
    left,
    kept: seen.items
      .filter(({ group }) => group !== "goes")
      .map((item) => ({ ...named(item), why: { rule: item.reason?.rule ?? "kept", message: whyKept(item) } })),
    monthlyCost: { stopped: stops, remains },
  };
  await saveReceipt(store, receipt);
  return receipt;
}

/** Looks again for a while at what the run believes to be gone. */
async function findThere(context: TeardownContext, states: ReadonlyMap<string, ItemState>): Promise<Set<string>> {
  const { aws, seen } = context;
  const all = seen.chosen.flatMap(({ resources }) => resources);
  const believedGone = new Set(
    seen.chosen
      .filter(({ key }) => states.get(key)?.progress === "gone")
      .flatMap(({ resources }) => resources.map(({ id }) => id)),
  );
  const until = Date.now() + showsLongerMs;
  return untilSeen(context, everyMs, async () => {
    const there = await listStillThere(aws, all);
    const isSettled = ![...there].some((id) => believedGone.has(id));
    return isSettled || Date.now() > until ? there : undefined;
  });
}

function leftOf(item: TeardownItem, state: ItemState, there: Set<string>): TeardownReceipt["left"] {
  const ids = item.resources.map(({ id }) => id).filter((id) => there.has(id));
  const kept = state.progress === "gone" ? (state.left ?? []) : [];
  // A role is known by its ARN here, and by its name to CloudFormation.
  const told = (name: string) => ids.some((id) => id === name || id.endsWith(`/${name}`));
  const names = [
    ...ids,
    ...kept.map(({ physicalId, logicalId }) => physicalId ?? logicalId).filter((name) => !told(name)),
  ];
  if (names.length === 0) return [];
  const said = "reason" in state ? state.reason : undefined;
  const why = said ?? { rule: kept.length > 0 ? "retained" : "still-there", message: names.join(", ") };
  return [{ ...named(item), why }];
}

/** Of a step that a stop, or a failure, has kept from beginning. */
function notBegun({ key }: TeardownItem): ItemState {
  return { key, progress: "skipped", endedAt: new Date().toISOString(), reason: { rule: "not-begun", message: key } };
}

function named({ key, kind, name }: TeardownItem): { key: string; kind: string; name: string } {
  return { key, kind, name };
}

function whyKept({ reason }: TeardownItem): string {
  return [reason?.rule, ...(reason?.names ?? []), reason?.detail].filter(Boolean).join(", ");
}
