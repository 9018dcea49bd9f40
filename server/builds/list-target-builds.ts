import "server-only";
import type { BuildList, ListedBuild } from "@/lib/domain/build-list";
import { namesOfBuilt, namesOfServed } from "@/lib/domain/built-for";
import { readKnownTarget } from "@/server/access/known-targets";
import type { AwsClients } from "@/server/aws/clients";
import { listRecentBuildIds } from "@/server/aws/recent-builds";
import { type FoundBuild, findSeenBuilds } from "@/server/aws/seen-builds";
import type { Context } from "@/server/context";
import { listRunNumbers } from "@/server/store/run-numbers";
import { listWatchedServices, type WatchedService } from "@/server/store/watched-services";
import { readShared } from "@/server/watch/shared-reading";

/** Whoever asks meanwhile gets the same answer. */
const maxAgeMs = 4_000;

/** The newest builds of a target, whoever started them: of each for which service it is, and of which run. */
export async function listTargetBuilds({ store, awsOf }: Context, { target }: { target: string }): Promise<BuildList> {
  await readKnownTarget(store, target);
  const aws = await awsOf(target);
  const found = await readShared(`builds ${target}`, maxAgeMs, () => read(aws));
  const runIds = found.flatMap(({ runId }) => runId ?? []);
  const [services, runs] = await Promise.all([
    listWatchedServices(store, target),
    listRunNumbers(store, target, runIds),
  ]);
  const serviceBy = indexOf(services);
  return {
    target,
    builds: found.map((each) => {
      const run = runs.get(each.runId ?? "");
      const service = namesOfBuilt(each).flatMap((name) => serviceBy.get(name) ?? [])[0];
      return { ...toListed(each), ...(run && { run, startedBy: run.startedBy }), service };
    }),
  };
}

async function read(aws: AwsClients): Promise<FoundBuild[]> {
  const ids = await listRecentBuildIds(aws);
  const found = ids.length > 0 ? await findSeenBuilds(aws, ids) : [];
  return found.sort((one, other) => (other.build.startedAt ?? "").localeCompare(one.build.startedAt ?? ""));
}

function indexOf(services: readonly WatchedService[]): Map<string, ListedBuild["service"]> {
  return new Map(
    services.flatMap(({ seen, row: { serviceName, clusterName } }) =>
      namesOfServed(seen).map((name) => [name, { serviceName, clusterName }] as const),
    ),
  );
}

/** Variables are left behind: there may be secrets among them. */
function toListed({ build, startedBy, revision }: FoundBuild): ListedBuild {
  const { id, projectName, progress, status, phase, startedAt, endedAt, commit } = build;
  return { id, projectName, progress, status, phase, startedAt, endedAt, commit, startedBy, revision };
}
