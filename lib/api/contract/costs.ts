import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { CostReport, PauseAnswer, ServiceAddress } from "@/lib/domain/cost-report";
import { ExchangeRate } from "@/lib/domain/exchange-rate";
import { Target } from "@/lib/domain/target";

export const listCosts = endpoint({
  method: "GET",
  path: "/api/v1/costs",
  summary: "What the services of each target cost, as an estimate from list prices",
  input: z.strictObject({ target: Target.optional() }),
  output: CostReport,
});

export const saveExchangeRate = endpoint({
  method: "POST",
  path: "/api/v1/costs/rates",
  summary: "Say how much of another currency a dollar is, and of which day that is",
  input: ExchangeRate,
  output: ExchangeRate,
});

export const pauseService = endpoint({
  method: "POST",
  path: "/api/v1/targets/{target}/services/{serviceName}/pause",
  summary: "Take all tasks of an Express service away until it is resumed",
  input: ServiceAddress,
  output: PauseAnswer,
});

export const resumeService = endpoint({
  method: "POST",
  path: "/api/v1/targets/{target}/services/{serviceName}/resume",
  summary: "Give a paused service the tasks that it had",
  input: ServiceAddress,
  output: PauseAnswer,
});
