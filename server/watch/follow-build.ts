import "server-only";
import type { LogLine } from "@/lib/domain/log";
import type { BuildDetail } from "@/lib/domain/seen-build";
import type { AwsClients } from "@/server/aws/clients";
import { log } from "@/server/log";
import { changes } from "@/server/store/changes";
import type { Store } from "@/server/store/open-store";
import { findWatchedBuild, watchedBuildId } from "@/server/store/watched-builds";
import { toBuildDetail } from "./build-detail";
import { newLines } from "./new-lines";
import { type BuildPlace, watchBuild } from "./watch-build";

type BuildEvent =
  | { event: "build"; data: BuildDetail }
  | { event: "lines"; data: LogLine[]; id: number }
  | { event: "end"; data: Record<string, never> };

/** A build as it goes on, and its lines; AWS is read only until all of it is known. */
export async function* followBuild(
  store: Store,
  aws: AwsClients,
  { target, buildId, after }: BuildPlace & { after: number },
  signal: AbortSignal,
): AsyncGenerator<BuildEvent> {
  const id = watchedBuildId(target, buildId);
  const before = await findWatchedBuild(store, id);
  if (before?.isLogOpen !== false) {
    watchBuild(store, aws, { target, buildId }, signal).catch((error) => {
      log().warn({ err: error, build: id }, "A build cannot be followed");
    });
  }
  let cursor = after;
  let last = "";
  for await (const _ of changes(store, [`build:${id}`, `log:${id}`], signal)) {
    const known = await findWatchedBuild(store, id);
    if (!known) continue;
    const data = await toBuildDetail(store, known.seen);
    const text = JSON.stringify(data);
    if (text !== last) yield { event: "build", data };
    last = text;
    for await (const event of newLines(store, id, cursor)) {
      cursor = event.id;
      yield event;
    }
    if (!known.isLogOpen) return yield { event: "end", data: {} };
  }
}
