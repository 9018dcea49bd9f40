import { queryOptions } from "@tanstack/react-query";
import { hasEnded } from "@/lib/domain/has-ended";
import { type BuildAddress, buildKey } from "./build-key";
import { call } from "./client";
import { connectionNow } from "./connection";
import { pollAfter } from "./polling";

const everyMs = 2_000;

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
