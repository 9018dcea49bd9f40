import "server-only";
import type { StepName } from "@/lib/domain/run";
import { isSignInNeeded } from "@/server/access/role-credentials";
import { getStore } from "@/server/context";
import type { Store } from "@/server/store/open-store";
import { waitsForSignIn } from "@/server/store/run-sessions";
import { readRunOwner } from "@/server/store/runs";
import { findSessionRow } from "@/server/store/sessions";
import { holdUpStep } from "@/server/store/steps";
import { subscribe } from "@/server/store/topics";

/** Also looked at without word of a change, since word may be lost. */
const lookEveryMs = 5_000;

/**
 * A step whose sign-in ends has not failed: it waits until somebody who may do so signs in, and begins anew with that session. It
 * looks at AWS first, as after a crash, so nothing is done twice.
 */
export async function whileSignedIn<T>(runId: string, name: StepName, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isSignInNeeded(error)) throw error;
    }
    const store = await getStore();
    await holdUpStep(store, { runId, name }, waitsForSignIn);
    await untilSignedIn(store, runId);
    await holdUpStep(store, { runId, name }, null);
  }
}

async function untilSignedIn(store: Store, runId: string): Promise<void> {
  const ending = new AbortController();
  let wake = () => {};
  await subscribe(store, [`run:${runId}`], () => wake(), ending.signal).catch(() => {}); // the timer looks all the same
  try {
    while (!(await hasSession(store, runId))) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, lookEveryMs).unref();
      });
    }
  } finally {
    ending.abort();
  }
}

async function hasSession(store: Store, runId: string): Promise<boolean> {
  const { sessionId } = await readRunOwner(store, runId);
  const row = sessionId ? await findSessionRow(store, sessionId) : undefined;
  return row !== undefined && !row.revokedAt && row.expiresAt.getTime() > Date.now();
}
