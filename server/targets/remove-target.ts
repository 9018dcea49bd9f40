import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import type { TargetSettings } from "@/lib/domain/target";
import { readKnownTarget } from "@/server/access/known-targets";
import { whoOf } from "@/server/access/who";
import type { Context } from "@/server/context";
import { writeAudit } from "@/server/store/audit";
import { listRuns } from "@/server/store/runs";
import { deleteTarget } from "@/server/store/save-target";
import { findTarget } from "@/server/store/targets";
import { publish } from "@/server/store/topics";
import { withoutExternalId } from "./without-external-id";

/** Forgets what was saved of it. Nothing at AWS changes; its runs stay to be read. */
export async function removeTarget(
  { store, session }: Context,
  { target }: { target: string },
): Promise<TargetSettings> {
  const saved = await findTarget(store, target);
  if (!saved) {
    await readKnownTarget(store, target); // throws for one that there is not
    const detail = `${target} is that of the credentials which Slipway runs with; it goes when another target is saved.`;
    throw new ProblemError("cannot-be-removed", detail);
  }
  const [run] = await listRuns(store, { target, unfinished: true, limit: 1 });
  if (run)
    throw new ProblemError(
      "run-in-progress",
      `Run ${run.number} of ${run.serviceName ?? run.target} there has not ended.`,
      {
        runId: run.id,
      },
    );
  await store.db.transaction(async (db) => {
    await writeAudit(db, {
      ...whoOf(session),
      action: "remove-target",
      result: "done",
      target,
      subject: saved.alias,
      detail: { before: JSON.stringify(withoutExternalId(saved)) },
    });
    await deleteTarget(db, target);
  });
  await publish(store, "rights");
  return saved;
}
