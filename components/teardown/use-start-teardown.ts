import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { call } from "@/lib/api/client";
import { newIdempotencyKey } from "@/lib/api/idempotency-key";
import { runQuery } from "@/lib/api/queries";
import { ProblemError } from "@/lib/domain/problem";
import type { Target } from "@/lib/domain/target";
import type { TeardownPlan } from "@/lib/domain/teardown-plan";

interface Wish {
  changed: string[];
  confirm?: string;
  confirmVpc?: string;
  reason?: string;
}

/** Tears down what a plan says, as it was seen, and goes to the page of the run. */
export function useStartTeardown(target: Target, plan: TeardownPlan, onOutdated: () => void) {
  const router = useRouter();
  const queryClient = useQueryClient();
  // One key for one wish: a double click, and a press again after a lost answer, are the same run.
  const key = useRef("");
  const [refused, setRefused] = useState<TeardownPlan>();

  const starting = useMutation({
    mutationFn: (wish: Wish) => {
      key.current ||= newIdempotencyKey();
      const { scope, id: planId } = plan;
      return call("POST /api/v1/teardowns", { target, scope, planId, idempotencyKey: key.current, ...wish });
    },
    onSuccess: (run) => {
      queryClient.setQueryData(runQuery(run.id).queryKey, run);
      router.push(`/runs/${run.id}`);
    },
    onError: (error) => {
      if (!(error instanceof ProblemError)) return;
      key.current = "";
      if (!isOutdated(error)) return;
      setRefused(plan);
      onOutdated();
    },
  });

  const { error, isPending, isSuccess } = starting;
  return {
    start: starting.mutate,
    isStarting: isPending || isSuccess,
    problem: error && isOutdated(error) ? null : error,
    /** The plan that was pressed and is not true any more. */
    refused,
  };
}

function isOutdated(error: Error): boolean {
  return error instanceof ProblemError && error.kind === ("plan-outdated" as never);
}
