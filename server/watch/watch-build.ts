import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { isBuiltFor } from "@/lib/domain/built-for";
import { hasEnded } from "@/lib/domain/has-ended";
import type { SeenBuild } from "@/lib/domain/seen-build";
import { atPriority } from "@/server/aws/call-priority";
import { type AwsClients, pollingClients } from "@/server/aws/clients";
import { isPassing } from "@/server/aws/problem-from-aws";
import { findSeenBuilds } from "@/server/aws/seen-builds";
import type { Store } from "@/server/store/open-store";
import { closeBuildLog, findWatchedBuild, saveWatchedBuild, watchedBuildId } from "@/server/store/watched-builds";
import { listWatchedServices } from "@/server/store/watched-services";
import { readBuildLog } from "./watch-log";

export interface BuildPlace {
  target: string;
  buildId: string;
}

const everyMs = 2_000;
/** The last lines come seconds after the end; of one that has ended long ago all are there. */
const lastLines = { withinMs: 60_000, quietMs: 8_000, quietLaterMs: 1_500 };

// One for the whole process: Next may load this module more than once.
const own = globalThis as typeof globalThis & { slipwayBuildReaders?: Map<string, Promise<boolean>> };

/**
 * Follows a build and its log for as long as somebody looks, or until all of it is known. One of those who look reads for all of them; when
 * that one leaves, the next goes on where it was.
 */
export async function watchBuild(store: Store, aws: AwsClients, place: BuildPlace, signal: AbortSignal): Promise<void> {
  own.slipwayBuildReaders ??= new Map();
  const readers = own.slipwayBuildReaders;
  const id = watchedBuildId(place.target, place.buildId);
  const left = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  while (!signal.aborted) {
    const another = readers.get(id);
    if (another) {
      await Promise.race([another.catch(() => false), left]);
      if ((await findWatchedBuild(store, id))?.isLogOpen === false) return;
      continue;
    }
    const reading = atPriority({ priority: "screen" }, () => read(store, aws, place, signal)).finally(() =>
      readers.delete(id),
    );
    readers.set(id, reading);
    if (await reading) return;
  }
}

/** Answers whether all of it is known. */
async function read(store: Store, aws: AwsClients, place: BuildPlace, signal: AbortSignal): Promise<boolean> {
  const id = watchedBuildId(place.target, place.buildId);
  const reader = { store, aws: await pollingClients(aws), owner: { of: "build", id } as const };
  const ending = new AbortController();
  const reading = readBuildLog(reader, place.buildId, AbortSignal.any([signal, ending.signal]));
  reading.catch(() => {}); // told where it is waited for
  const ended = await untilEnded(store, reader.aws, place, signal);
  ending.abort();
  await reading;
  if (!ended) return signal.aborted;
  const isLate = Date.now() - Date.parse(ended.build.endedAt ?? "") > lastLines.withinMs;
  const draining = AbortSignal.any([signal, AbortSignal.timeout(lastLines.withinMs)]);
  const isAllowed = await readBuildLog(reader, place.buildId, draining, {
    untilQuietMs: isLate ? lastLines.quietLaterMs : lastLines.quietMs,
  });
  // Others who look may have the right to read it.
  if (isAllowed && !signal.aborted) await closeBuildLog(store, id);
  return !signal.aborted;
}

/** Undefined when it is left before, or AWS tells no more of it. */
async function untilEnded(
  store: Store,
  aws: AwsClients,
  place: BuildPlace,
  signal: AbortSignal,
): Promise<SeenBuild | undefined> {
  while (!signal.aborted) {
    try {
      const seen = await lookAtBuild(store, aws, place);
      if (!seen || hasEnded(seen.build.progress)) return seen;
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
    await sleep(everyMs, undefined, { signal }).catch(() => {});
  }
  return undefined;
}

/** Asks CodeBuild once, and writes down what it says. Undefined of a build that it does not know. */
export async function lookAtBuild(store: Store, aws: AwsClients, place: BuildPlace): Promise<SeenBuild | undefined> {
  const { target, buildId } = place;
  const [found] = await findSeenBuilds(aws, [buildId]);
  if (!found) return undefined;
  const { digest, values, ...told } = found;
  const services = await listWatchedServices(store, target);
  const built = services.find(({ seen }) => isBuiltFor({ digest, values }, seen))?.row;
  const service = built && { serviceName: built.serviceName, clusterName: built.clusterName };
  const seen = { target, ...told, ...(service && { service }) };
  await saveWatchedBuild(store, seen);
  return seen;
}
