import { queryOptions } from "@tanstack/react-query";
import type { MetricRange } from "@/lib/domain/metric-range";
import { call } from "./client";
import { pollAfter } from "./polling";

/** A service as its page names it. */
export interface ServiceAddress {
  target: string;
  serviceName: string;
  clusterName: string;
}

/** The server reads AWS once for all viewers, so these cost one small request each. */
const every = { service: 10_000, deploying: 3_000, metrics: 60_000, log: 3_000 };

export const serviceQuery = (service: ServiceAddress) =>
  queryOptions({
    queryKey: ["service", service],
    queryFn: ({ signal }) => call("GET /api/v1/targets/{target}/services/{serviceName}", service, signal),
    refetchInterval: (query) =>
      pollAfter(query.state.data?.rollout?.progress === "running" ? every.deploying : every.service, query),
  });

/** It is read from AWS, by many calls; the form reads it once. */
export const adoptionQuery = (service: ServiceAddress) =>
  queryOptions({
    queryKey: ["adoption", service],
    queryFn: ({ signal }) => call("GET /api/v1/targets/{target}/services/{serviceName}/adoption", service, signal),
    staleTime: 30_000,
    refetchOnWindowFocus: false,
  });

export const healthQuery = (service: ServiceAddress) =>
  queryOptions({
    queryKey: ["service-health", service],
    queryFn: ({ signal }) => call("GET /api/v1/targets/{target}/services/{serviceName}/health", service, signal),
    refetchInterval: (query) => pollAfter(every.metrics, query),
  });

export const metricsQuery = (service: ServiceAddress, range: MetricRange) =>
  queryOptions({
    queryKey: ["service-metrics", service, range],
    queryFn: ({ signal }) =>
      call("GET /api/v1/targets/{target}/services/{serviceName}/metrics", { ...service, range }, signal),
    refetchInterval: (query) => pollAfter(every.metrics, query),
    staleTime: 30_000,
  });

export const taskLogEveryMs = every.log;
