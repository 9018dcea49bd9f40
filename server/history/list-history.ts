import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf, OutputOf } from "@/lib/api/endpoint";
import type { HistoryEntry } from "@/lib/domain/history";
import { digestOf, toEntry, toSeenEntry } from "@/lib/domain/history-entry";
import { readKnownTarget } from "@/server/access/known-targets";
import type { Context } from "@/server/context";
import { findCommits, listDeploys, listSeenDeploys, readServing } from "@/server/store/service-history";

type Asked = InputOf<typeof contract.listHistory>;

/** Runs and what others have deployed, in one list; how long each served is told by what came after it. */
export async function listHistory({ store }: Context, asked: Asked): Promise<OutputOf<typeof contract.listHistory>> {
  const { target, before, result, cause, q, limit } = asked;
  await readKnownTarget(store, target);
  const page = { before: before === undefined ? undefined : new Date(before), limit: limit + 1 };
  const [runs, seen] = await Promise.all([
    cause === "elsewhere" ? [] : listDeploys(store, asked, { ...page, result, cause, q }),
    isOfOthers(asked) ? listSeenDeploys(store, asked, { ...page, q }) : [],
  ]);
  const commits = await findCommits(
    store,
    runs.flatMap((run) => digestOf(run) ?? []),
  );
  const oldest = [...runs.map((run) => run.startedAt), ...seen.map(({ at }) => at.toISOString())].sort()[0];
  const known = await readServing(store, asked, oldest ?? new Date().toISOString());
  const all: HistoryEntry[] = [
    ...runs.map((run) => toEntry(run, commits, known)),
    ...seen.map((each) => toSeenEntry(each, known)),
  ].sort((one, other) => other.startedAt.localeCompare(one.startedAt));
  const entries = all.slice(0, limit);
  return { entries, ...(all.length > limit && { next: entries.at(-1)?.startedAt }) };
}

/** What others have deployed is seen once it serves, so there are no failures of theirs. */
function isOfOthers({ result = "succeeded", cause = "elsewhere" }: Asked): boolean {
  return result === "succeeded" && cause === "elsewhere";
}
