import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf, OutputOf } from "@/lib/api/endpoint";
import { isNews, worksOfOthers } from "@/lib/domain/noted-works";
import { rowKey } from "@/lib/domain/row-key";
import { readKnownTarget } from "@/server/access/known-targets";
import { viewerOf } from "@/server/access/viewer";
import type { Context } from "@/server/context";
import { listOwnSpans } from "@/server/store/own-spans";
import { startersOf } from "@/server/store/runs";
import { findWatchedService } from "@/server/store/watched-services";
import { glanceAt } from "@/server/watch/looks";

type Asked = InputOf<typeof contract.listOutsideWorks>;

/** What the watcher has seen go on with a service, without what runs of this Slipway have begun. A service that is gone has none. */
export async function listOutsideWorks(
  { store, session }: Context,
  asked: Asked,
): Promise<OutputOf<typeof contract.listOutsideWorks>> {
  const { target, clusterName, serviceName } = asked;
  await readKnownTarget(store, target);
  await glanceAt(store, { ...viewerOf(session), targets: [target] });
  const watched = await findWatchedService(store, target, rowKey({ clusterName, serviceName }));
  const works = (watched?.seen.works ?? []).filter((work) => isNews(work, Date.now()));
  if (works.length === 0) return { works };
  const named = works.flatMap(({ runId }) => runId ?? []);
  const [starters, spans] = await Promise.all([
    startersOf(store, named),
    listOwnSpans(store, { target, serviceName }, oldestOf(works)),
  ]);
  return { works: worksOfOthers(works, new Set(starters.keys()), spans) };
}

function oldestOf(works: readonly { startedAt: string }[]): Date {
  return new Date(works.map(({ startedAt }) => startedAt).sort()[0] ?? 0);
}
