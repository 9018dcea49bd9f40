import "server-only";
import type { Run } from "@/lib/domain/run";
import type { BuildDetail, SeenBuild } from "@/lib/domain/seen-build";
import type { Store } from "@/server/store/open-store";
import { findRun } from "@/server/store/runs";

/** With the run that has started it, where that was one of this Slipway's. */
export async function toBuildDetail(store: Store, seen: SeenBuild): Promise<BuildDetail> {
  const run = seen.runId ? await findRun(store, seen.runId) : undefined;
  if (!run || run.target !== seen.target) return seen;
  const { id, number, startedBy } = run;
  return { ...seen, build: buildOf(run, seen.build.id) ?? seen.build, startedBy, run: { id, number, startedBy } };
}

/** The run looks at its build itself, and oftener. */
function buildOf({ steps }: Run, id: string): SeenBuild["build"] | undefined {
  return steps.find(({ detail }) => detail.build?.id === id)?.detail.build;
}
