import { type Query, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { ProblemError } from "@/lib/domain/problem";
import type { ServiceList } from "@/lib/domain/service";
import type { TeamStatus, WatchGap } from "@/lib/domain/team-status";

/** How fresh what is on the page is; `since` is the time of the last good answer. */
export interface Freshness {
  word: "live" | "throttled" | "aged" | "offline";
  since: number;
}

type Shown = Pick<Query, "state" | "isActive">;

/** The worst of what the page shows decides. */
export function freshnessOf(queries: readonly Shown[], isOnline: boolean): Freshness {
  const shown = queries.filter((query) => query.isActive());
  const failing = shown.filter(({ state }) => state.status === "error" && !isAnswer(state.error));
  const old = shown.flatMap(({ state }) => oldAnswerAt(state.data) ?? []);
  const since = Math.min(...failing.map(({ state }) => state.dataUpdatedAt), ...old);
  if (!isOnline) return { word: "offline", since: Number.isFinite(since) ? since : 0 };
  if (failing.length === 0) return old.length > 0 ? { word: "aged", since } : { word: "live", since: 0 };
  if (failing.some(({ state }) => !(state.error instanceof ProblemError))) return { word: "offline", since };
  const isThrottled = failing.some(
    ({ state }) => state.error instanceof ProblemError && state.error.kind === "aws-throttled",
  );
  return { word: isThrottled ? "throttled" : "aged", since };
}

/** That somebody may not see something is as true as it ever was. */
function isAnswer(error: unknown): boolean {
  return error instanceof ProblemError && ["needs-role", "not-found"].includes(error.kind);
}

/** When the server could not read AWS again, it says so in its answer. */
function oldAnswerAt(data: unknown): number | undefined {
  const { staleReason, asOf, targets } = (data ?? {}) as Partial<ServiceList & TeamStatus>;
  if (staleReason && asOf) return Date.parse(asOf);
  const old = targets?.flatMap(({ gaps, asOf: readAt }) => (gaps?.some(mayEnd) && readAt ? Date.parse(readAt) : []));
  return old && old.length > 0 ? Math.min(...old) : undefined;
}

/** What may not be read is not old: it was never there. */
function mayEnd({ cause }: WatchGap): boolean {
  return cause !== "denied";
}

export function useFreshness(): Freshness {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback(
    (listener: () => void) => {
      const stop = cache.subscribe(listener);
      window.addEventListener("online", listener);
      window.addEventListener("offline", listener);
      return () => {
        stop();
        window.removeEventListener("online", listener);
        window.removeEventListener("offline", listener);
      };
    },
    [cache],
  );
  const read = () => JSON.stringify(freshnessOf(cache.getAll(), navigator.onLine));
  const shown = useSyncExternalStore(subscribe, read, () => JSON.stringify({ word: "live", since: 0 }));
  return JSON.parse(shown) as Freshness;
}
