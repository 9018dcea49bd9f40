import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import type { Run } from "@/lib/domain/run";
import { takeOverWaitingRun } from "@/server/access/waiting-runs";
import { whoOf } from "@/server/access/who";
import type { Context } from "@/server/context";
import { requestCancel } from "@/server/store/cancel";
import { readRun, readRunOwner } from "@/server/store/runs";

/** Notes the wish; the run sees it at its next look and stops what it has under way. Twice is the same as once. */
export async function cancelRun({ store, session }: Context, { id }: { id: string }): Promise<Run> {
  const { target } = await readRunOwner(store, id);
  const wasGoing = await requestCancel(store, id, whoOf(session, target));
  if (!wasGoing) throw new ProblemError("run-ended", `Run ${id} has ended already.`);
  await takeOverWaitingRun(store, session, id);
  return readRun(store, id);
}
