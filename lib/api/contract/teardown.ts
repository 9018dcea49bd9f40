import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { ServiceAddress } from "@/lib/domain/cost-report";
import { ServiceEnd } from "@/lib/domain/service-end";
import { Target } from "@/lib/domain/target";
import { LeftoverList, TeardownPlan } from "@/lib/domain/teardown-plan";
import { TeardownScopeText } from "@/lib/domain/teardown-scope";

export const readTeardownPlan = endpoint({
  method: "GET",
  path: "/api/v1/targets/{target}/teardown-plan",
  summary:
    "What a teardown would take, what stays and what is in the way, read from AWS now: of `service:CLUSTER/NAME`, `stack:NAME`, `target` or `leftovers:KEY,KEY`",
  input: z.strictObject({ target: Target, of: TeardownScopeText }),
  output: TeardownPlan,
});

export const listLeftovers = endpoint({
  method: "GET",
  path: "/api/v1/targets/{target}/leftovers",
  summary: "What earlier deletions left in a target, by whomever, each with what that was told from; read from AWS now",
  input: z.strictObject({ target: Target }),
  output: LeftoverList,
});

export const listEnds = endpoint({
  method: "GET",
  path: "/api/v1/ends",
  summary: "Services that live for a while only, of the targets that one may see, the next to end first",
  input: z.strictObject({ target: Target.optional() }),
  output: z.object({ ends: z.array(ServiceEnd) }),
});

export const setEndDate = endpoint({
  method: "POST",
  path: "/api/v1/targets/{target}/services/{serviceName}/end-date",
  summary: "Say until when a service is to live: a time, or null for as long as somebody wants it",
  input: ServiceAddress.extend({ endsAt: z.iso.datetime({ error: "end-date" }).nullable() }),
  output: z.object({ end: ServiceEnd.optional() }),
});
