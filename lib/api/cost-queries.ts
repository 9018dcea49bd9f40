import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { CostReport, ServiceAddress } from "@/lib/domain/cost-report";
import type { ExchangeRate } from "@/lib/domain/exchange-rate";
import { call } from "./client";
import { pollAfter } from "./polling";

const every = { costs: 30_000, firstCosts: 2_000 };

export const costsQuery = () =>
  queryOptions({
    queryKey: ["costs"],
    queryFn: ({ signal }) => call("GET /api/v1/costs", {}, signal),
    refetchInterval: (query) => pollAfter(isBeingRead(query.state.data) ? every.firstCosts : every.costs, query),
  });

/** Of one target, for the page of a service. */
export const targetCostsQuery = (target: string) =>
  queryOptions({
    queryKey: ["costs", target],
    queryFn: ({ signal }) => call("GET /api/v1/costs", { target }, signal),
    refetchInterval: (query) => pollAfter(isBeingRead(query.state.data) ? every.firstCosts : every.costs, query),
  });

function isBeingRead(report: CostReport | undefined): boolean {
  return report?.targets.some(({ asOf, gap }) => !asOf && !gap) ?? false;
}

/** Where a pause is shown: at the costs, and on the page of the service. */
const whereShown = (client: QueryClient) =>
  Promise.all([client.invalidateQueries(costsQuery()), client.invalidateQueries({ queryKey: ["service"] })]);

export const pauseMutation = () =>
  mutationOptions({
    mutationFn: (address: ServiceAddress) =>
      call("POST /api/v1/targets/{target}/services/{serviceName}/pause", address),
    onSettled: (_answer, _error, _input, _result, { client }) => whereShown(client),
  });

export const resumeMutation = () =>
  mutationOptions({
    mutationFn: (address: ServiceAddress) =>
      call("POST /api/v1/targets/{target}/services/{serviceName}/resume", address),
    onSettled: (_answer, _error, _input, _result, { client }) => whereShown(client),
  });

export const saveExchangeRateMutation = () =>
  mutationOptions({
    mutationFn: (rate: ExchangeRate) => call("POST /api/v1/costs/rates", rate),
    onSuccess: (_answer, _input, _result, { client }) => client.invalidateQueries(costsQuery()),
  });
