"use client";

import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useLogStream } from "@/components/log/use-log-stream";
import { GonePage } from "@/components/problem/gone-page";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { runQuery } from "@/lib/api/queries";
import { ProblemError } from "@/lib/domain/problem";
import { RunPage } from "./run-page";
import { RunSkeleton } from "./run-skeleton";
import { useRunText } from "./use-run-text";

const TeardownRunPage = lazy(() =>
  import("@/components/teardown/run-page").then((module) => ({ default: module.TeardownRunPage })),
);

export function RunView({ runId }: { runId: string }) {
  const { problem } = useRunText(); // fetched beside the run itself
  const run = useQuery(runQuery(runId));
  const buffer = useLogStream({ runId });

  if (run.data?.kind === "deploy") return <RunPage run={run.data} buffer={buffer} error={run.error} />;
  if (run.data) {
    return (
      <Suspense fallback={<RunSkeleton />}>
        <TeardownRunPage run={run.data} buffer={buffer} error={run.error} />
      </Suspense>
    );
  }
  if (run.isPending) return <RunSkeleton />;
  if (run.error instanceof ProblemError && (run.error.kind === "not-found" || run.error.kind === "invalid-input"))
    return <GonePage words={problem.notFound} />;
  return <ProblemNotice error={run.error} onRetry={run.refetch} />;
}
