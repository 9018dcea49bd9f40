import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { call } from "@/lib/api/client";
import { newIdempotencyKey } from "@/lib/api/idempotency-key";
import { runQuery } from "@/lib/api/queries";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import { ProblemError } from "@/lib/domain/problem";

/** Starts a run from a draft and goes to its page. */
export function useStartRun<Draft>(toInput: (draft: Draft, key: string) => StartRunInput, onStarted: () => void) {
  const router = useRouter();
  const queryClient = useQueryClient();
  // One key for one wish: a double click, and a press again after a lost answer, are the same run.
  const key = useRef("");

  const starting = useMutation({
    mutationFn: ({ draft, queues }: { draft: Draft; queues: boolean }) => {
      key.current ||= newIdempotencyKey();
      const input = toInput(draft, key.current);
      return call("POST /api/v1/runs", queues ? { ...input, queue: true } : input);
    },
    onSuccess: (run) => {
      queryClient.setQueryData(runQuery(run.id).queryKey, run);
      onStarted();
      router.push(`/runs/${run.id}`);
    },
    onError: (error) => {
      if (error instanceof ProblemError) key.current = "";
    },
  });

  const { error } = starting;
  const fields = (error instanceof ProblemError && error.fields) || [];
  return {
    start: starting.mutate,
    forget: starting.reset,
    isStarting: starting.isPending || starting.isSuccess,
    /** Fields that the server has refused. */
    fields,
    /** What is no field's. */
    problem: fields.length === 0 ? error : null,
  };
}
