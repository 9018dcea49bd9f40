import { hasEnded } from "./has-ended";
import type { OutsideWork } from "./outside-work";

/** What ended longer ago is no news, and stands in the history where it served. */
const lateMs = 24 * 3600_000;
const mostWorks = 24;

/** With one that is new or has gone on; the newest first, and only those that run or ended lately. */
export function noteWork(works: readonly OutsideWork[], work: OutsideWork, now: number): OutsideWork[] {
  const others = works.filter(({ kind, id }) => kind !== work.kind || id !== work.id);
  return [work, ...others]
    .filter((each) => isNews(each, now))
    .sort((one, other) => other.startedAt.localeCompare(one.startedAt))
    .slice(0, mostWorks);
}

/** It runs, or ended lately. */
export function isNews({ progress, startedAt, endedAt }: OutsideWork, now: number): boolean {
  return !hasEnded(progress) || now - Date.parse(endedAt ?? startedAt) < lateMs;
}

/** What is under way of a kind. */
export function workUnderWay(works: readonly OutsideWork[] = [], kind: OutsideWork["kind"]): OutsideWork | undefined {
  return works.find((work) => work.kind === kind && !hasEnded(work.progress));
}

/** A time in which Slipway changed the service, and what AWS may have begun of that. */
export interface OwnSpan {
  kinds: readonly OutsideWork["kind"][];
  startedAt: string;
  endedAt?: string;
}

/**
 * Without what Slipway has begun: builds and stack changes name their run, what else AWS does of it falls into the time of a step or
 * of a press.
 */
export function worksOfOthers(
  works: readonly OutsideWork[],
  ownRuns: ReadonlySet<string>,
  ownSpans: readonly OwnSpan[],
): OutsideWork[] {
  return works.filter((work) => {
    const isOfRun = work.runId !== undefined && ownRuns.has(work.runId);
    return !isOfRun && !ownSpans.some((span) => isWithin(work, span));
  });
}

function isWithin({ kind, startedAt }: OutsideWork, span: OwnSpan): boolean {
  return span.kinds.includes(kind) && span.startedAt <= startedAt && startedAt <= (span.endedAt ?? startedAt);
}
