import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { call } from "@/lib/api/client";
import { newIdempotencyKey } from "@/lib/api/idempotency-key";
import { runQuery } from "@/lib/api/queries";
import type { ServiceAddress } from "@/lib/api/service-queries";
import { ProblemError } from "@/lib/domain/problem";

interface Wish {
  to: string;
  confirm?: string;
  reason?: string;
}

/** Starts a rollback and goes to the page of its run. */
export function useStartRollback(service: ServiceAddress) {
  const router = useRouter();
  const queryClient = useQueryClient();
  // One key for one wish: a double click, and a press again after a lost answer, are the same run.
  const key = useRef({ of: "", key: "" });

  const starting = useMutation({
    mutationFn: (wish: Wish) => {
      if (key.current.of !== wish.to) key.current = { of: wish.to, key: newIdempotencyKey() };
      return call("POST /api/v1/targets/{target}/services/{serviceName}/rollback", {
        ...service,
        ...wish,
        idempotencyKey: key.current.key,
      });
    },
    onSuccess: (run) => {
      queryClient.setQueryData(runQuery(run.id).queryKey, run);
      router.push(`/runs/${run.id}`);
    },
    onError: (error) => {
      if (error instanceof ProblemError) key.current = { of: "", key: "" };
    },
  });

  const { error, isPending, isSuccess } = starting;
  return { start: starting.mutate, isStarting: isPending || isSuccess, error };
}
