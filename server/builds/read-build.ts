import "server-only";
import { hasEnded } from "@/lib/domain/has-ended";
import { ProblemError } from "@/lib/domain/problem";
import type { BuildDetail, SeenBuild } from "@/lib/domain/seen-build";
import { readKnownTarget } from "@/server/access/known-targets";
import type { Context } from "@/server/context";
import { findWatchedBuild, watchedBuildId } from "@/server/store/watched-builds";
import { toBuildDetail } from "@/server/watch/build-detail";
import { readShared } from "@/server/watch/shared-reading";
import { type BuildPlace, lookAtBuild } from "@/server/watch/watch-build";

/** Whoever asks meanwhile gets the same answer. */
const maxAgeMs = 2_000;

/** A build by itself, whoever started it. One that has ended is not asked for again. */
export async function readBuild(context: Context, place: BuildPlace): Promise<BuildDetail> {
  await readKnownTarget(context.store, place.target);
  const seen = await readSeen(context, place);
  return toBuildDetail(context.store, seen);
}

async function readSeen({ store, awsOf }: Context, place: BuildPlace): Promise<SeenBuild> {
  const id = watchedBuildId(place.target, place.buildId);
  const known = await findWatchedBuild(store, id);
  if (known && hasEnded(known.seen.build.progress)) return known.seen;
  const aws = await awsOf(place.target);
  const seen = await readShared(`build ${id}`, maxAgeMs, () => lookAtBuild(store, aws, place));
  if (seen) return seen;
  throw new ProblemError("not-found", `CodeBuild knows no build ${place.buildId} in ${place.target}.`);
}
