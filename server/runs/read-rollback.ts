import "server-only";
import { hasRole } from "@/lib/domain/has-role";
import type { RollbackPlan } from "@/lib/domain/history";
import { commitsBetween, digestOf, toComparedRun, toEntry, versionOf } from "@/lib/domain/history-entry";
import { rollbackConfirmation } from "@/lib/domain/rollback-confirmation";
import { shipChanges, withoutValues } from "@/lib/domain/ship-changes";
import { readKnownTarget } from "@/server/access/known-targets";
import type { Context } from "@/server/context";
import { findCommits, readServing } from "@/server/store/service-history";
import { type AskedRollback, type FoundRollback, findRollback } from "./find-rollback";

/** What a rollback would bring back and undo, and why it may not be. */
export async function readRollback(context: Context, asked: AskedRollback): Promise<RollbackPlan> {
  const { store, session } = context;
  const { target, serviceName } = asked;
  const settings = await readKnownTarget(store, target);
  const found = await findRollback(context, asked);
  const { serving, to, refusal, isImageUnknown, ship } = found;
  const undone = undoneBy(found);
  const shown = [...undone, to, serving.run].flatMap((run) => (run ? [run] : []));
  const commits = await findCommits(store, [
    ...shown.flatMap((run) => digestOf(run) ?? []),
    ...(serving.digest ? [serving.digest] : []),
  ]);
  const known = await readServing(
    store,
    asked,
    shown.map((run) => run.startedAt).sort()[0] ?? new Date().toISOString(),
  );
  const changes = serving.run && ship && shipChanges(serving.run.ship, ship).filter(({ group }) => group !== "source");
  const maySee = hasRole(session.roleOn(target), "deployer");
  return {
    target,
    serviceName,
    from: fromOf(serving, commits),
    to: to && toComparedRun(to, commits),
    undone: undone.map((run) => toEntry(run, commits, known)),
    commits: to && serving.run && commitsBetween(to, serving.run, commits),
    changes: maySee ? changes : changes && withoutValues(changes),
    isImageUnknown,
    refusal,
    confirmation: settings.isProtected ? rollbackConfirmation(settings.alias, serviceName) : undefined,
  };
}

/** Those that came after the version that comes back. */
function undoneBy({ served, to }: FoundRollback) {
  const at = served.findIndex(({ id }) => id === to?.id);
  return at < 0 ? [] : served.slice(0, at);
}

function fromOf({ run, digest, since }: FoundRollback["serving"], commits: Parameters<typeof versionOf>[1]) {
  if (run) return { version: versionOf(run, commits), run: toComparedRun(run, commits), since };
  if (digest === undefined) return undefined;
  const commit = commits.get(digest)?.commit;
  return { version: { digest, ...(commit && { commit }) }, since };
}
