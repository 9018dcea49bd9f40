import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { call } from "./client";
import { pollAfter } from "./polling";
import { runQuery } from "./queries";

const everyMs = 10_000;

/** Of one run, or all that one may see. */
export const approvalsQuery = (run?: string) =>
  queryOptions({
    queryKey: ["approvals", run],
    queryFn: ({ signal }) => call("GET /api/v1/approvals", { run }, signal),
    refetchInterval: (query) => pollAfter(everyMs, query),
  });

export const decideApprovalMutation = () =>
  mutationOptions({
    mutationFn: (decided: { id: string; decision: "approved" | "refused"; note?: string }) =>
      call("POST /api/v1/approvals/{id}/decide", decided),
    onSettled: (_answer, _error, { id }, _result, { client }) =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["approvals"] }),
        client.invalidateQueries({ queryKey: runQuery(id).queryKey }),
      ]),
  });
