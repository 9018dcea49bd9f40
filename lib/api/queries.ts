import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type { TargetCheck } from "@/lib/domain/check";
import type { CheckQuery } from "@/lib/domain/check-query";
import { hasEnded } from "@/lib/domain/has-ended";
import type { Run } from "@/lib/domain/run";
import type { Target } from "@/lib/domain/target";
import { call } from "./client";
import { connectionNow } from "./connection";
import { pollAfter } from "./polling";
import { readOwnSession } from "./session";

/** Where polls are set: the server reads AWS once for all viewers, so these cost one small request each. */
const every = { run: 2_000, runs: 3_000, services: 5_000, pendingVpc: 2_000, session: 60_000 };

export const sessionQuery = () =>
  queryOptions({
    queryKey: ["session"],
    queryFn: ({ signal }) => readOwnSession(signal),
    staleTime: every.session,
    refetchInterval: (query) => pollAfter(every.session, query),
  });

export const targetsQuery = () =>
  queryOptions({
    queryKey: ["targets"],
    queryFn: ({ signal }) => call("GET /api/v1/targets", {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: (query) => query.state.status === "error" && pollAfter(every.services, query),
  });

export const servicesQuery = (target: Target) =>
  queryOptions({
    queryKey: ["services", target],
    queryFn: ({ signal }) => call("GET /api/v1/targets/{target}/services", { target }, signal),
    refetchInterval: (query) => pollAfter(every.services, query),
  });

interface RunsFilter {
  target?: Target;
  serviceName?: string;
  kind?: Run["kind"];
  unfinished?: "true";
  limit?: number;
}

export const runsQuery = (filter: RunsFilter) =>
  queryOptions({
    queryKey: ["runs", filter],
    queryFn: ({ signal }) => call("GET /api/v1/runs", filter, signal),
    refetchInterval: (query) => pollAfter(every.runs, query),
  });

/** Polled only while the event stream, which says the same sooner, is away. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id],
    queryFn: ({ signal }) => call("GET /api/v1/runs/{id}", { id }, signal),
    refetchInterval: (query) => {
      const isDone = query.state.data && hasEnded(query.state.data.progress);
      return !isDone && connectionNow().state !== "live" && pollAfter(every.run, query);
    },
  });

/** What past runs tell is the same as long as the run lasts. */
export const runTimesQuery = (id: string) =>
  queryOptions({
    queryKey: ["run-times", id],
    queryFn: ({ signal }) => call("GET /api/v1/runs/{id}/times", { id }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const checkQuery = (target: Target, subject: CheckQuery = {}) =>
  queryOptions({
    queryKey: ["check", target, subject],
    queryFn: ({ signal }) => call("GET /api/v1/targets/{target}/check", { target, ...subject }, signal),
    staleTime: 30_000,
    refetchInterval: (query) => hasPendingVpc(query.state.data) && pollAfter(every.pendingVpc, query),
  });

export const networksQuery = (target: Target) =>
  queryOptions({
    queryKey: ["networks", target],
    queryFn: ({ signal }) => call("GET /api/v1/targets/{target}/networks", { target }, signal),
    staleTime: 30_000,
  });

/** The same template is read once. */
export const templateQuery = (target: Target, template: string) =>
  queryOptions({
    queryKey: ["template", target, template],
    queryFn: ({ signal }) => call("POST /api/v1/targets/{target}/template-summary", { target, template }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

function hasPendingVpc(check: TargetCheck | undefined): boolean {
  return (
    check?.checks.some(({ evidence }) => evidence?.id === "default-vpc" && evidence.vpc?.state === "pending") ?? false
  );
}

export const createDefaultVpcMutation = (target: Target) =>
  mutationOptions({
    mutationFn: () => call("POST /api/v1/targets/{target}/default-vpc", { target }),
    onSuccess: (_vpc, _input, _result, { client }) => client.invalidateQueries({ queryKey: ["check", target] }),
  });
