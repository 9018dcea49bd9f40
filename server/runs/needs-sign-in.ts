import "server-only";
import type { StepName } from "@/lib/domain/run";
import { isSignInNeeded } from "@/server/access/role-credentials";
import { getStore } from "@/server/context";
import type { Store } from "@/server/store/open-store";
import { waitsForSignIn } from "@/server/store/run-sessions";
import { readRunOwner } from "@/server/store/runs";
import { findSessionRow } from "@/server/store/sessions";
import { holdUpStep } from "@/server/store/steps";
import { untilTold } from "./until-told";

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
    await untilTold(store, runId, async () => (await hasSession(store, runId)) || undefined);
    await holdUpStep(store, { runId, name }, null);
  }
}

async function hasSession(store: Store, runId: string): Promise<boolean> {
  const { sessionId } = await readRunOwner(store, runId);
  const row = sessionId ? await findSessionRow(store, sessionId) : undefined;
  return row !== undefined && !row.revokedAt && row.expiresAt.getTime() > Date.now();
}
