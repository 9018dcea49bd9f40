import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type { Target } from "@/lib/domain/target";
import type { Decision } from "@/lib/domain/teardown-progress";
import type { TeardownScope } from "@/lib/domain/teardown-scope";
import { scopeText } from "@/lib/domain/teardown-scope-text";
import { call, urlOf } from "./client";
import { runQuery } from "./queries";

/** Made anew when somebody asks, and never by itself: the person decides on what is in sight. */
export const teardownPlanQuery = (target: Target, scope: TeardownScope) =>
  queryOptions({
    queryKey: ["teardown-plan", target, scopeText(scope)],
    queryFn: ({ signal }) =>
      call("GET /api/v1/targets/{target}/teardown-plan", { target, of: scopeText(scope) }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** Read from AWS for whoever asks. */
export const leftoversQuery = (target: Target) =>
  queryOptions({
    queryKey: ["leftovers", target],
    queryFn: ({ signal }) => call("GET /api/v1/targets/{target}/leftovers", { target }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const decideTeardownMutation = (id: string) =>
  mutationOptions({
    mutationFn: (decided: { item: string; failure: number; decision: Decision }) =>
      call("POST /api/v1/runs/{id}/decide", { id, ...decided }),
    onSuccess: (_run, _input, _result, { client }) => client.invalidateQueries({ queryKey: runQuery(id).queryKey }),
  });

export const receiptQuery = (id: string) =>
  queryOptions({
    queryKey: ["receipt", id],
    queryFn: ({ signal }) => call("GET /api/v1/runs/{id}/receipt", { id }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export function receiptAddress(id: string, format: "md" | "json"): string {
  return urlOf("GET /api/v1/runs/{id}/receipt/export", { id, format });
}
