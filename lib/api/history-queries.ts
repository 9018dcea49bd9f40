import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { call } from "./client";
import { pollAfter } from "./polling";
import type { ServiceAddress } from "./service-queries";

type ListHistory = Parameters<typeof call<"GET /api/v1/targets/{target}/services/{serviceName}/history">>[1];
export type HistoryFilter = Partial<Record<"result" | "cause" | "q", string>>;

const everyMs = 10_000;

export const historyQuery = (service: ServiceAddress, filter: HistoryFilter) =>
  infiniteQueryOptions({
    queryKey: ["history", service, filter],
    queryFn: ({ pageParam, signal }) =>
      call(
        "GET /api/v1/targets/{target}/services/{serviceName}/history",
        { ...service, ...filter, before: pageParam } as ListHistory,
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: (query) => pollAfter(everyMs, query),
  });

/** The latest of all, whoever made them. */
export const latestDeploysQuery = (service: ServiceAddress, limit: number) =>
  queryOptions({
    queryKey: ["history", service, "latest", limit],
    queryFn: ({ signal }) =>
      call("GET /api/v1/targets/{target}/services/{serviceName}/history", { ...service, limit }, signal),
    refetchInterval: (query) => pollAfter(everyMs, query),
  });

/** What two runs were asked for does not change any more. */
export const comparisonQuery = (service: ServiceAddress, [a, b]: readonly [string, string]) =>
  queryOptions({
    queryKey: ["comparison", service, a, b],
    queryFn: ({ signal }) =>
      call("GET /api/v1/targets/{target}/services/{serviceName}/comparison", { ...service, a, b }, signal),
    staleTime: 60_000,
  });

/** Without a run: back to the version before. */
export const rollbackQuery = (service: ServiceAddress, to?: string) =>
  queryOptions({
    queryKey: ["rollback", service, to],
    queryFn: ({ signal }) =>
      call("GET /api/v1/targets/{target}/services/{serviceName}/rollback", { ...service, to }, signal),
    staleTime: 15_000,
  });

export const renderedRollbackQuery = (service: ServiceAddress, to?: string) =>
  queryOptions({
    queryKey: ["rollback", service, to, "templates"],
    queryFn: ({ signal }) =>
      call("GET /api/v1/targets/{target}/services/{serviceName}/rollback/templates", { ...service, to }, signal),
    staleTime: 15_000,
  });

export const promotionsQuery = (service: ServiceAddress) =>
  queryOptions({
    queryKey: ["promotions", service],
    queryFn: ({ signal }) =>
      call("GET /api/v1/targets/{target}/services/{serviceName}/promotions", { ...service }, signal),
    staleTime: 30_000,
  });
