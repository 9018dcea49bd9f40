import "server-only";
import { contract } from "@/lib/api/contract";
import type { Endpoint } from "@/lib/api/endpoint";
import type { Session } from "@/server/context";
import { findApproval } from "@/server/store/approvals";
import type { Store } from "@/server/store/open-store";
import { handOverRun, listRunsWithSession, listWaitingRuns } from "@/server/store/run-sessions";
import { mayCall } from "./authorize";
import { whoOf } from "./who";

type HeldRun = Awaited<ReturnType<typeof listWaitingRuns>>[number];

/**
 * After somebody has signed in: the runs that worked with the session which this one renews go on with it, and so do those that wait
 * for a sign-in, each only where this person could start it now.
 */
export async function takeOverRuns(store: Store, session: Session, renewed?: string): Promise<void> {
  const own = renewed ? await listRunsWithSession(store, renewed) : [];
  await takeOver(store, session, (run) => goingOn(store, run), [...own, ...(await listWaitingRuns(store))]);
}

/** Whoever stops a run that waits for a sign-in lends it theirs: without one, it could not stop what it has under way. */
export async function takeOverWaitingRun(store: Store, session: Session, runId: string): Promise<void> {
  const waiting = await listWaitingRuns(store);
  const one = waiting.filter(({ id }) => id === runId);
  await takeOver(store, session, async () => contract.cancelRun, one);
}

/** A deploy of a target that has become protected since takes who may let a change go on there: nobody has approved of it. */
async function goingOn(store: Store, { id, kind }: HeldRun): Promise<Endpoint> {
  if (kind === "teardown") return contract.startTeardown;
  const approval = await findApproval(store, id);
  return approval?.state === "approved" ? contract.startRun : contract.confirmRun;
}

async function takeOver(
  store: Store,
  session: Session,
  actOf: (run: HeldRun) => Promise<Endpoint>,
  runs: readonly HeldRun[],
): Promise<void> {
  const { sessionId, personId } = session;
  if (!sessionId) return;
  for (const run of new Map(runs.map((each) => [each.id, each])).values()) {
    if (!isOfAccount(session, run.target) || !(await mayCall(store, session, await actOf(run), run.target))) continue;
    await handOverRun(store, run, { sessionId, by: whoOf(session, run.target), isOther: run.personId !== personId });
  }
}

/** Nobody's run is moved to an account that this sign-in was not for. */
function isOfAccount({ identityCenterRole }: Session, target: string): boolean {
  return target.startsWith(`${identityCenterRole?.account}~`);
}
