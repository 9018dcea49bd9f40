import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf } from "@/lib/api/endpoint";
import { ProblemError } from "@/lib/domain/problem";
import { listVisibleTargets, readKnownTarget } from "@/server/access/known-targets";
import { viewerOf } from "@/server/access/viewer";
import type { Context, Rights } from "@/server/context";
import type { Following, StreamedEvent } from "@/server/http/event-stream";
import { changes } from "@/server/store/changes";
import type { Store } from "@/server/store/open-store";
import { isRunOver, listRuns, readRun } from "@/server/store/runs";
import { followBuild } from "@/server/watch/follow-build";
import { followTeam } from "@/server/watch/follow-team";
import { newLines } from "@/server/watch/new-lines";
import { screenOf } from "@/server/watch/team-view";
import { merged } from "./merged";
import { runAsSeen, type Seer, summaryAsSeen } from "./run-as-seen";

const listedRuns = 50;

/** The lines of a run as they come, then `end`. */
export async function followRunLog(
  { store }: Context,
  { id, after }: InputOf<typeof contract.followRunLog>,
): Promise<Following> {
  await readRun(store, id);
  return (signal) => followRun(store, { id, after }, signal);
}

/** All that a page watches: one run or build with its log, or, without these, the unfinished and latest runs; and the services, where wanted. */
export async function followPage(
  context: Context,
  { run: id, build, target, after, team: cursor }: InputOf<typeof contract.followPage>,
): Promise<Following> {
  const { store, session } = context;
  if (build) return followBuildLog(context, { target, build, after });
  if (id) await readRun(store, id);
  const { isScreen = false } = session;
  const runs = (signal: AbortSignal) =>
    id
      ? followRun(store, { id, after, withRunFor: session, withoutLog: isScreen }, signal)
      : followRuns(store, session, signal);
  if (cursor === undefined) return runs;
  const scope = async () => ({ targets: await listVisibleTargets(context), screen: screenOf(session) });
  const team = (signal: AbortSignal) => followTeam(store, { cursor, ...viewerOf(session), scope }, signal);
  return (signal) => merged([runs(signal), team(signal)]);
}

interface FollowBuildOptions {
  target: string | undefined;
  build: string;
  after: number;
}

/** By whoever may look at the target it is in; no screen shows it. */
async function followBuildLog(
  { store, session, awsOf }: Context,
  { target = "", build: buildId, after }: FollowBuildOptions,
): Promise<Following> {
  if (session.isScreen) throw new ProblemError("not-allowed", "What a build prints is not for screens.");
  await readKnownTarget(store, target);
  const aws = await awsOf(target);
  return (signal) => followBuild(store, aws, { target, buildId, after }, signal);
}

interface FollowRunOptions {
  id: string;
  after: number;
  /** The run itself too, whenever it has changed, as whoever looks may see it. */
  withRunFor?: Seer;
  /** What a build prints is not for whoever passes a screen. */
  withoutLog?: boolean;
}

async function* followRun(
  store: Store,
  { id, after, withRunFor, withoutLog }: FollowRunOptions,
  signal: AbortSignal,
): AsyncGenerator<StreamedEvent> {
  let cursor = after;
  let last = "";
  for await (const _ of changes(store, [`run:${id}`, `log:${id}`], signal)) {
    const isOver = await isRunOver(store, id);
    const run = withRunFor && runAsSeen(await readRun(store, id), withRunFor);
    const text = JSON.stringify({ ...run, logLines: 0 });
    if (run && text !== last) yield { event: "run", data: run };
    last = text;
    if (!withoutLog) {
      for await (const event of newLines(store, id, cursor)) {
        cursor = event.id ?? cursor;
        yield event;
      }
    }
    if (isOver) return yield { event: "end", data: {} };
  }
}

async function* followRuns(
  store: Store,
  seer: Seer & Pick<Rights, "targets">,
  signal: AbortSignal,
): AsyncGenerator<StreamedEvent> {
  for await (const _ of changes(store, ["runs"], signal)) {
    const runs = await listRuns(store, { targets: seer.targets, limit: listedRuns });
    yield { event: "runs", data: { runs: runs.map((run) => summaryAsSeen(run, seer)) } };
  }
}
