import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import type { Run } from "@/lib/domain/run";
import type { Context } from "@/server/context";
import { readRun, requestCancel } from "@/server/store/runs";

/** Notes the wish; the run sees it at its next look and stops what it has under way. Twice is the same as once. */
export async function cancelRun({ store, session }: Context, { id }: { id: string }): Promise<Run> {
  const wasGoing = await requestCancel(store, id, { who: session.userName, door: session.door });
  if (!wasGoing) throw new ProblemError("run-ended", `Run ${id} has ended already.`);
  return readRun(store, id);
}
