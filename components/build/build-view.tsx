"use client";

import { useQuery } from "@tanstack/react-query";
import { useLogStream } from "@/components/log/use-log-stream";
import { GonePage } from "@/components/problem/gone-page";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { RunSkeleton } from "@/components/run/run-skeleton";
import { useRunText } from "@/components/run/use-run-text";
import type { BuildAddress } from "@/lib/api/build-key";
import { buildQuery } from "@/lib/api/build-queries";
import { runQuery } from "@/lib/api/queries";
import { ProblemError } from "@/lib/domain/problem";
import type { BuildDetail } from "@/lib/domain/seen-build";
import { BuildPage } from "./build-page";

/** One build, whoever started it. That of a run is followed by what the run has read of it. */
export function BuildView(address: BuildAddress) {
  const { problem } = useRunText(); // fetched beside the build itself
  const found = useQuery(buildQuery(address));
  const { data, error, isPending, refetch } = found;

  if (data?.run) return <OfRun detail={data} runId={data.run.id} error={error} />;
  if (data) return <Elsewhere detail={data} address={address} error={error} />;
  if (isPending) return <RunSkeleton />;
  if (error instanceof ProblemError && ["not-found", "other-target", "invalid-input"].includes(error.kind))
    return <GonePage words={problem.notFound} />;
  return <ProblemNotice error={error} onRetry={refetch} />;
}

interface FollowedProps {
  detail: BuildDetail;
  /** Why what is shown may not be of now. */
  error: Error | null;
}

function Elsewhere({ detail, address, error }: FollowedProps & { address: BuildAddress }) {
  const buffer = useLogStream(address);
  return <BuildPage detail={detail} buffer={buffer} error={error} />;
}

function OfRun({ detail, runId, error }: FollowedProps & { runId: string }) {
  const run = useQuery(runQuery(runId));
  const buffer = useLogStream({ runId });
  const followed = run.data?.steps.find((step) => step.detail.build?.id === detail.build.id)?.detail.build;
  return (
    <BuildPage detail={{ ...detail, build: followed ?? detail.build }} buffer={buffer} error={error ?? run.error} />
  );
}
