import "server-only";
import { hasRole } from "@/lib/domain/has-role";
import type { Session } from "@/server/context";
import type { Store } from "@/server/store/open-store";
import { handOverRun, listRunsWithSession, listWaitingRuns } from "@/server/store/run-sessions";
import { whoOf } from "./who";

type HeldRun = Awaited<ReturnType<typeof listWaitingRuns>>[number];

/**
 * After somebody has signed in: the runs that worked with the session which this one renews go on with it, and so do those that wait
 * for a sign-in, each only where this person may deploy now.
 */
export async function takeOverRuns(store: Store, session: Session, renewed?: string): Promise<void> {
  const own = renewed ? await listRunsWithSession(store, renewed) : [];
  await takeOver(store, session, [...own, ...(await listWaitingRuns(store))]);
}

/** Whoever stops a run that waits for a sign-in lends it theirs: without one, it could not stop what it has under way. */
export async function takeOverWaitingRun(store: Store, session: Session, runId: string): Promise<void> {
  const waiting = await listWaitingRuns(store);
  await takeOver(
    store,
    session,
    waiting.filter(({ id }) => id === runId),
  );
}

async function takeOver(store: Store, session: Session, runs: readonly HeldRun[]): Promise<void> {
  const { sessionId, personId } = session;
  if (!sessionId) return;
  const permitted = runs.filter((run) => canGoOnWith(session, run.target));
  for (const run of new Map(permitted.map((each) => [each.id, each])).values()) {
    await handOverRun(store, run, { sessionId, by: whoOf(session, run.target), isOther: run.personId !== personId });
  }
}

/** The role must be one of the account itself: nobody's run is moved to an account that this sign-in was not for. */
function canGoOnWith({ roleOn, identityCenterRole }: Session, target: string): boolean {
  return target.startsWith(`${identityCenterRole?.account}~`) && hasRole(roleOn(target), "deployer");
}
