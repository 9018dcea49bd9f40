import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { RunKind } from "@/lib/domain/run";
import { sessions } from "./access-schema";
import { type Who, writeAudit } from "./audit";
import type { Store } from "./open-store";
import { runs, steps } from "./schema";
import { publish } from "./topics";

/** What `heldUpBy` says of a step that waits for somebody to sign in. */
export const waitsForSignIn = "needs-sign-in";

interface HeldRun {
  id: string;
  kind: RunKind;
  target: string;
  serviceName: string | null;
  /** Whose session it worked with. */
  personId: string | null;
}

const columns = {
  id: runs.id,
  kind: runs.kind,
  target: runs.target,
  serviceName: runs.serviceName,
  personId: sessions.personId,
};

/** Runs that go no further until somebody signs in. */
export async function listWaitingRuns({ db }: Pick<Store, "db">): Promise<HeldRun[]> {
  return db
    .selectDistinct(columns)
    .from(runs)
    .innerJoin(steps, and(eq(steps.runId, runs.id), eq(steps.heldUpBy, waitsForSignIn)))
    .leftJoin(sessions, eq(sessions.id, runs.sessionId))
    .where(isNull(runs.endedAt));
}

/** Runs that work with a session, or will. */
export async function listRunsWithSession({ db }: Pick<Store, "db">, sessionId: string): Promise<HeldRun[]> {
  return db
    .select(columns)
    .from(runs)
    .leftJoin(sessions, eq(sessions.id, runs.sessionId))
    .where(and(eq(runs.sessionId, sessionId), isNull(runs.endedAt)));
}

interface HandOverOptions {
  sessionId: string;
  by: Who;
  /** It was somebody else's until now. */
  isOther: boolean;
}

/** From now on the run works with another session. */
export async function handOverRun(
  store: Store,
  { id, target, serviceName, personId }: HeldRun,
  { sessionId, by, isOther }: HandOverOptions,
): Promise<void> {
  await store.db.transaction(async (db) => {
    if (isOther) {
      const detail: Record<string, string> = personId ? { from: personId } : {};
      await writeAudit(db, {
        ...by,
        action: "run-taken-over",
        result: "done",
        target,
        subject: serviceName ?? target,
        runId: id,
        detail,
      });
    }
    await db
      .update(runs)
      .set({ sessionId })
      .where(and(eq(runs.id, id), isNull(runs.endedAt)));
  });
  await publish(store, `run:${id}`, "runs");
}
