import { queryOptions } from "@tanstack/react-query";
import { call } from "./client";
import { connectionNow } from "./connection";
import { pollAfter } from "./polling";

/** Asked by themselves only while the event stream, which says the same sooner, is away. */
const every = { team: 10_000, runs: 5_000 };
const latestRuns = 50;

/** The services of all targets. There may be ten thousand: what has not changed is kept as it is by whoever lays a patch over it. */
export const teamQuery = () =>
  queryOptions({
    queryKey: ["team"],
    queryFn: ({ signal }) => call("GET /api/v1/team", {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    refetchInterval: (query) => connectionNow().state !== "live" && pollAfter(every.team, query),
  });

/** The latest runs of all targets, as the event stream of a page without a run sends them. */
export const latestRunsQuery = () =>
  queryOptions({
    queryKey: ["runs", "latest"],
    queryFn: ({ signal }) => call("GET /api/v1/runs", { limit: latestRuns }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: (query) => connectionNow().state !== "live" && pollAfter(every.runs, query),
  });
