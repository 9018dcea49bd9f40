import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { call } from "@/lib/api/client";
import { newIdempotencyKey } from "@/lib/api/idempotency-key";
import { runQuery } from "@/lib/api/queries";
import { ProblemError } from "@/lib/domain/problem";
import type { Recovery } from "@/lib/domain/stack-recovery";

/** Starts the run that goes on where another has ended, and goes to its page. */
export function useRetry(runId: string) {
  const router = useRouter();
  const queryClient = useQueryClient();
  // One key for one wish: a double click, and a press again after a lost answer, are the same run.
  const key = useRef("");
  return useMutation({
    mutationFn: (recovery: Recovery | undefined) => {
      key.current ||= newIdempotencyKey();
      return call("POST /api/v1/runs/{id}/retry", { id: runId, recovery, idempotencyKey: key.current });
    },
    onSuccess: (run) => {
      queryClient.setQueryData(runQuery(run.id).queryKey, run);
      router.push(`/runs/${run.id}`);
    },
    onError: (error) => {
      if (error instanceof ProblemError) key.current = "";
    },
  });
}
