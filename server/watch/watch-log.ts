import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { NewLogLine } from "@/lib/domain/log";
import type { AwsAnswer } from "@/lib/domain/problem-body";
import type { AwsClients } from "@/server/aws/clients";
import { findBuild } from "@/server/aws/codebuild";
import { findLogEvents } from "@/server/aws/logs";
import { awsAnswerOf, isPassing } from "@/server/aws/problem-from-aws";
import { appendLogPage, findLogPosition, type LogOwner } from "@/server/store/log-pages";
import type { Store } from "@/server/store/open-store";

interface LogReader {
  owner: LogOwner;
  store: Store;
  aws: AwsClients;
}

interface ReadOptions {
  /** Ends by itself when nothing came for so long. */
  untilQuietMs?: number;
}

/** GetLogEvents allows 10 calls a second in the slowest Regions; one build takes two of them. */
const everyMs = 500;

/**
 * Reads a build's log into the store until told to stop: the one reader for all who look at it. Each page is stored together with
 * the token of the next, so whoever reads on after a crash neither loses nor repeats a line. Fails only without the database; answers whether
 * AWS lets the log be read.
 */
export async function readBuildLog(
  reader: LogReader,
  buildId: string,
  signal: AbortSignal,
  { untilQuietMs }: ReadOptions = {},
): Promise<boolean> {
  let place: { logGroupName: string; logStreamName: string } | undefined;
  let quietSince = Date.now();
  while (!signal.aborted) {
    try {
      place ??= await findPlace(reader.aws, buildId);
      const isMore = place && (await readPage(reader, place));
      if (isMore) {
        quietSince = Date.now();
        continue;
      }
    } catch (error) {
      const refusal = awsAnswerOf(error);
      if (!refusal) throw error;
      if (!isPassing(error)) {
        await noteRefusal(reader, buildId, refusal);
        return false;
      }
    }
    if (untilQuietMs !== undefined && Date.now() - quietSince > untilQuietMs) return true;
    await sleep(everyMs, undefined, { signal }).catch(() => {});
  }
  return true;
}

/** A log that AWS does not give breaks no build: in its place stands, once, what AWS said. */
async function noteRefusal({ owner, store }: LogReader, buildId: string, answer: AwsAnswer): Promise<void> {
  const text = `${answer.service} ${answer.operation}: ${answer.message}`;
  const lines = [{ at: new Date().toISOString(), source: "build" as const, text }];
  const stream = `${buildId}#refused`;
  await appendLogPage(store, { owner, stream, from: undefined, to: answer.code, source: "build", lines });
}

type Place = { logGroupName: string; logStreamName: string };

async function findPlace(aws: AwsClients, buildId: string): Promise<Place | undefined> {
  const build = await findBuild(aws, buildId);
  return build?.logGroupName && build.logStreamName
    ? { logGroupName: build.logGroupName, logStreamName: build.logStreamName }
    : undefined;
}

/** True when there was something, so that more may be there already. */
async function readPage({ owner, store, aws }: LogReader, place: Place): Promise<boolean> {
  const from = await findLogPosition(store, owner.id, place.logStreamName);
  const page = await findLogEvents(aws, { ...place, token: from });
  if (!page || page.token === from) return false;
  const lines = page.lines.map((line): NewLogLine => ({ ...line, source: "build" }));
  await appendLogPage(store, { owner, stream: place.logStreamName, from, to: page.token, source: "build", lines });
  return lines.length > 0;
}
