import { queryOptions } from "@tanstack/react-query";
import { hasEnded } from "@/lib/domain/has-ended";
import type { Target } from "@/lib/domain/target";
import { type BuildAddress, buildKey } from "./build-key";
import { call } from "./client";
import { connectionNow } from "./connection";
import { pollAfter } from "./polling";

const everyMs = 2_000;
const list = { everyMs: 20_000, whileBuildingMs: 5_000 };

export const targetBuildsQuery = (target: Target) =>
  queryOptions({
    queryKey: ["builds", target],
    queryFn: ({ signal }) => call("GET /api/v1/targets/{target}/builds", { target }, signal),
    refetchInterval: (query) => {
      const isBuilding = query.state.data?.builds.some(({ progress }) => !hasEnded(progress));
      return pollAfter(isBuilding ? list.whileBuildingMs : list.everyMs, query);
    },
  });

/** Polled only while the event stream, which says the same sooner, is away. */
export const buildQuery = (build: BuildAddress) =>
  queryOptions({
    queryKey: buildKey(build),
    queryFn: ({ signal }) => call("GET /api/v1/targets/{target}/builds/{buildId}", { ...build }, signal),
    refetchInterval: (query) => {
      const isDone = query.state.data && hasEnded(query.state.data.build.progress);
      return !isDone && connectionNow().state !== "live" && pollAfter(everyMs, query);
    },
  });
