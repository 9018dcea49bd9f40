import "server-only";
import { hasEnded } from "@/lib/domain/has-ended";
import { ProblemError } from "@/lib/domain/problem";
import type { BuildDetail } from "@/lib/domain/seen-build";
import { audited } from "@/server/access/audited";
import { readKnownTarget } from "@/server/access/known-targets";
import { stopBuild } from "@/server/aws/codebuild";
import type { Context } from "@/server/context";
import { findRun } from "@/server/store/runs";
import { toBuildDetail } from "@/server/watch/build-detail";
import { type BuildPlace, lookAtBuild } from "@/server/watch/watch-build";

/** Stops a build that was started elsewhere and makes the images of a service that is known here. Twice is the same as once. */
export async function cancelBuild(context: Context, place: BuildPlace): Promise<BuildDetail> {
  const { store, awsOf } = context;
  const { target, buildId } = place;
  await readKnownTarget(store, target);
  const aws = await awsOf(target);
  const seen = await lookAtBuild(store, aws, place);
  if (!seen) throw new ProblemError("not-found", `CodeBuild knows no build ${buildId} in ${target}.`);
  if (hasEnded(seen.build.progress)) return toBuildDetail(store, seen);
  const run = seen.runId ? await findRun(store, seen.runId) : undefined;
  if (run && !run.endedAt)
    throw new ProblemError("run-in-progress", `Build ${buildId} is of run ${run.number}: cancel that.`);
  if (!seen.service && !run)
    throw new ProblemError("cannot-be-stopped", `No service that is known in ${target} has the images of ${buildId}.`);
  const { serviceName } = seen.service ?? {};
  const detail = { build: buildId, ...(serviceName && { service: serviceName }) };
  await audited(context, { action: "cancel-build", target, subject: buildId, detail }, () => stopBuild(aws, buildId));
  return toBuildDetail(store, (await lookAtBuild(store, aws, place)) ?? seen);
}
