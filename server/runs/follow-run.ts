import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf } from "@/lib/api/endpoint";
import { listVisibleTargets } from "@/server/access/known-targets";
import { viewerOf } from "@/server/access/viewer";
import type { Context, Rights } from "@/server/context";
import type { Following, StreamedEvent } from "@/server/http/event-stream";
import { listLogLines } from "@/server/store/log-pages";
import type { Store } from "@/server/store/open-store";
import { isRunOver, listRuns, readRun } from "@/server/store/runs";
import { subscribe, type Topic } from "@/server/store/topics";
import { followTeam } from "@/server/watch/follow-team";
import { merged } from "./merged";
import { runAsSeen, type Seer } from "./run-as-seen";

/** Events may come by the dozen in a moment; one write carries what came within this. */
const batchMs = 100;
const linesPerEvent = 2000;
const listedRuns = 50;

/** The lines of a run as they come, then `end`. */
export async function followRunLog(
  { store }: Context,
  { id, after }: InputOf<typeof contract.followRunLog>,
): Promise<Following> {
  await readRun(store, id);
  return (signal) => followRun(store, { id, after }, signal);
}

/** All that a page watches: one run with its log, or, without a run, the unfinished and latest ones; and the services, where wanted. */
export async function followPage(
  context: Context,
  { run: id, after, team: cursor }: InputOf<typeof contract.followPage>,
): Promise<Following> {
  const { store, session } = context;
  if (id) await readRun(store, id);
  const { isScreen = false } = session;
  const runs = (signal: AbortSignal) =>
    id
      ? followRun(store, { id, after, withRunFor: session, withoutLog: isScreen }, signal)
      : followRuns(store, session.targets, signal);
  if (cursor === undefined) return runs;
  const scope = async () => ({ targets: await listVisibleTargets(context), isScreen });
  const team = (signal: AbortSignal) => followTeam(store, { cursor, ...viewerOf(session), scope }, signal);
  return (signal) => merged([runs(signal), team(signal)]);
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
  targets: Rights["targets"],
  signal: AbortSignal,
): AsyncGenerator<StreamedEvent> {
  for await (const _ of changes(store, ["runs"], signal)) {
    yield { event: "runs", data: { runs: await listRuns(store, { targets, limit: listedRuns }) } };
  }
}

async function* newLines(store: Store, runId: string, after: number): AsyncGenerator<StreamedEvent> {
  let cursor = after;
  for (;;) {
    const lines = await listLogLines(store, runId, cursor, linesPerEvent);
    const last = lines.at(-1);
    if (!last) return;
    cursor = last.number;
    yield { event: "lines", data: lines, id: cursor };
  }
}

/** Once at the start, then after every change, several within a moment as one. */
async function* changes(store: Store, topics: Topic[], signal: AbortSignal): AsyncGenerator<void> {
  let wake = () => {};
  let hasChanged = true;
  await subscribe(
    store,
    topics,
    () => {
      hasChanged = true;
      wake();
    },
    signal,
  );
  signal.addEventListener("abort", () => wake());
  while (!signal.aborted) {
    if (!hasChanged)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    if (signal.aborted) return;
    hasChanged = false;
    yield;
    await new Promise((resolve) => setTimeout(resolve, batchMs));
  }
}
