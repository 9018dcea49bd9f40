import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf } from "@/lib/api/endpoint";
import { hasRole } from "@/lib/domain/has-role";
import type { RunComparison } from "@/lib/domain/history";
import { commitsBetween, digestOf, toComparedRun } from "@/lib/domain/history-entry";
import { shipChanges, withoutValues } from "@/lib/domain/ship-changes";
import type { Context } from "@/server/context";
import { findCommits, readDeployOf } from "@/server/store/service-history";

/** What is different between two deploys of one service. */
export async function compareRuns(
  { store, session }: Context,
  { a, b, ...service }: InputOf<typeof contract.compareRuns>,
): Promise<RunComparison> {
  const one = await readDeployOf(store, service, a);
  const other = await readDeployOf(store, service, b);
  const commits = await findCommits(
    store,
    [one, other].flatMap((run) => digestOf(run) ?? []),
  );
  const changes = shipChanges(one.ship, other.ship);
  return {
    a: toComparedRun(one, commits),
    b: toComparedRun(other, commits),
    isSameImage: digestOf(one) !== undefined && digestOf(one) === digestOf(other),
    commits: commitsBetween(one, other, commits),
    changes: hasRole(session.roleOn(service.target), "deployer") ? changes : withoutValues(changes),
  };
}
