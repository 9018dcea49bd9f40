import type { TruthEntry } from "./intervals";

export interface Call {
  at: number;
  name: string;
  account: string;
  isRefused: boolean;
}

/** What came in between, without the asking for credentials. */
export function callsOf(entries: readonly (TruthEntry & { account: string })[], from: number, to: number): Call[] {
  return entries
    .filter(({ type, at, name }) => type === "call" && at >= from && at < to && !name.startsWith("sts:"))
    .map(({ at, name, account, detail }) => ({ at, name, account, isRefused: detail.outcome !== "ok" }));
}

/** By which a sweep begins. */
const sweepGapMs = 4_000;

/** When each sweep of a target began: its first ListServices after a while without one. */
export function sweepsOf(calls: readonly Call[]): number[] {
  const lists = calls.filter(({ name }) => name === "ecs:ListServices").map(({ at }) => at);
  return lists.filter((at, index) => index === 0 || at - (lists[index - 1] ?? 0) > sweepGapMs);
}

/** Between the beginnings of the first sweep and the last: what one takes, and how many calls a minute that is. */
export function sweepRate(calls: readonly Call[]): { perSweep: number; perMinute: number; sweeps: number } {
  const starts = sweepsOf(calls);
  const [first = 0] = starts;
  const last = starts.at(-1) ?? 0;
  const within = calls.filter(({ at }) => at >= first && at < last).length;
  const sweeps = starts.length - 1;
  return { perSweep: within / sweeps, perMinute: (within / (last - first)) * 60_000, sweeps };
}

/** How many calls a minute, between the first and the last of them. */
export function callRate(calls: readonly Call[]): number {
  const times = calls.map(({ at }) => at);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  if (times.length === 0) throw new Error("Nothing was asked for.");
  return times.length === 1 ? 1 : ((times.length - 1) / (last - first)) * 60_000;
}

/** ListServices takes a hundred, DescribeServices ten. */
export function batchBound(services: number): number {
  return Math.ceil(services / 100) + Math.ceil(services / 10);
}
