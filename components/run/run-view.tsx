"use client";

import { useQuery } from "@tanstack/react-query";
import { GonePage } from "@/components/problem/gone-page";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { runQuery } from "@/lib/api/queries";
import { ProblemError } from "@/lib/domain/problem";
import { RunPage } from "./run-page";
import { RunSkeleton } from "./run-skeleton";
import { useRunStream } from "./use-run-stream";

export function RunView({ runId }: { runId: string }) {
  const run = useQuery(runQuery(runId));
  const buffer = useRunStream(runId);

  if (run.data) return <RunPage run={run.data} buffer={buffer} error={run.error} />;
  if (run.isPending) return <RunSkeleton />;
  if (run.error instanceof ProblemError && (run.error.kind === "not-found" || run.error.kind === "invalid-input"))
    return <GonePage />;
  return <ProblemNotice error={run.error} onRetry={run.refetch} />;
}
