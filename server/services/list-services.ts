import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import type { ProblemKind } from "@/lib/domain/problem-kinds";
import { rowKey } from "@/lib/domain/row-key";
import type { ServiceList, ServiceSummary } from "@/lib/domain/service";
import type { TeamService, WatchGap } from "@/lib/domain/team-status";
import { readKnownTarget } from "@/server/access/known-targets";
import { viewerOf } from "@/server/access/viewer";
import type { Context } from "@/server/context";
import type { Store } from "@/server/store/open-store";
import { subscribe } from "@/server/store/topics";
import { findWatchedTarget, listWatchedServices, type WatchedService } from "@/server/store/watched-services";
import { glanceAt } from "@/server/watch/looks";
import { teamMirror } from "@/server/watch/team-mirror";
import { isWatching } from "@/server/watch/watch-fleet";

/** A target that was never read is waited for so long. */
const firstLookMs = 8_000;

/** The Express services of a target, as last read; no AWS call is made for it. */
export async function listServices({ store, session }: Context, { target }: { target: string }): Promise<ServiceList> {
  await readKnownTarget(store, target);
  await glanceAt(store, { ...viewerOf(session), targets: [target] });
  const { asOf, gaps } = await firstLook(store, target);
  const gap = gaps.find(({ part }) => part === "services");
  if (!asOf) throw problemOf(target, gap);
  const mirror = await teamMirror(store);
  await mirror.catchUp();
  const rows = new Map(
    mirror.targets
      .get(target)
      ?.services()
      .map((row) => [rowKey(row), row]),
  );
  const watched = await listWatchedServices(store, target);
  const isWithoutLinks = session.isScreen && !session.shows?.includes("links");
  return {
    target,
    asOf: asOf.toISOString(),
    services: watched
      .filter(({ row }) => row.mode === "express")
      .map((each) => toSummary(rows.get(rowKey(each.row)) ?? each.row, each))
      .map((each) => (isWithoutLinks ? { ...each, endpoint: undefined } : each)),
    ...(gap && { staleReason: gap.code ?? gap.cause }),
  };
}

async function firstLook(store: Store, target: string) {
  const deadline = AbortSignal.timeout(firstLookMs);
  for (;;) {
    const changed = new Promise<void>((resolve) => {
      deadline.addEventListener("abort", () => resolve());
      void subscribe(store, ["team"], resolve, deadline);
    });
    const watched = (await findWatchedTarget(store, target)) ?? { asOf: undefined, gaps: [] };
    const isAnswered = watched.asOf !== undefined || watched.gaps.some(isOfNow);
    if (isAnswered || deadline.aborted || !isWatching(store)) return watched;
    await changed;
  }
}

/** What stood in the way before anybody looked may not do so any more. */
function isOfNow({ cause, retryAt }: WatchGap): boolean {
  return cause !== "needs-sign-in" && retryAt !== undefined && Date.parse(retryAt) > Date.now();
}

const problemKinds: Record<WatchGap["cause"], ProblemKind> = {
  throttled: "aws-throttled",
  denied: "aws-denied",
  unavailable: "aws-unavailable",
  "needs-sign-in": "needs-sign-in",
};

function problemOf(target: string, gap: WatchGap | undefined): ProblemError {
  const kind = gap ? problemKinds[gap.cause] : "aws-unavailable";
  return new ProblemError(kind, gap?.message ?? `${target} was not read yet.`);
}

function toSummary(row: TeamService, { seen }: WatchedService): ServiceSummary {
  const { serviceName, clusterName, state, reason, tasks, targets, endpoint, deployedBy, runId, version } = row;
  return {
    serviceName,
    serviceArn: seen.serviceArn,
    clusterName,
    status: seen.status,
    state,
    reason,
    tasks,
    targets,
    endpoint,
    image: seen.revision?.image,
    imageDigest: seen.revision?.imageDigest,
    deployedAt: version?.since,
    deployedBy,
    runId,
  };
}
