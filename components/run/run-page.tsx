import { lazy, Suspense, useEffect } from "react";
import type { LogBuffer } from "@/components/log/log-buffer";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Card } from "@/components/ui/card";
import { hasEnded } from "@/lib/domain/has-ended";
import { leftResources } from "@/lib/domain/left-resources";
import { ProblemError } from "@/lib/domain/problem";
import type { DeployRun } from "@/lib/domain/run";
import { isHeldUp } from "./held-up";
import { PreviewFold } from "./preview-fold";
import { ResourceCard } from "./resource-card";
import { RunActions } from "./run-actions";
import { RunAnnouncer } from "./run-announcer";
import { RunHeader } from "./run-header";
import { RunLog } from "./run-log";
import { RunTab } from "./run-tab";
import { detailOf, runTitle } from "./run-words";
import { StepList } from "./step-list";
import { TimeStrip } from "./time-strip";
import { TrafficCard } from "./traffic-card";
import { useFirstError } from "./use-first-error";
import { useRunText } from "./use-run-text";
import { askedStep, stackInUse, waitsForApproval } from "./waits-for-person";

/** Few runs need these. */
const NeedsSignIn = lazy(() => import("./needs-sign-in").then((module) => ({ default: module.NeedsSignIn })));
const WaitsForUpdate = lazy(() =>
  import("@/components/outside/waits-for-update").then((module) => ({ default: module.WaitsForUpdate })),
);
const ApprovalCard = lazy(() =>
  import("@/components/approval/approval-card").then((module) => ({ default: module.ApprovalCard })),
);
const GateCard = lazy(() => import("@/components/preview/gate-card").then((module) => ({ default: module.GateCard })));
const Unchanged = lazy(() => import("./unchanged").then((module) => ({ default: module.Unchanged })));
const ResultCard = lazy(() => import("./result-card").then((module) => ({ default: module.ResultCard })));
const DriftNotice = lazy(() =>
  import("@/components/adopt/drift-notice").then((module) => ({ default: module.DriftNotice })),
);
const LeftCard = lazy(() => import("./left-card").then((module) => ({ default: module.LeftCard })));
const FailureCard = lazy(() => import("./failure-card").then((module) => ({ default: module.FailureCard })));

/** Told above the page already. */
function isSignedOut(error: Error): boolean {
  return error instanceof ProblemError && error.kind === "not-signed-in";
}

interface RunPageProps {
  run: DeployRun;
  buffer: LogBuffer;
  /** Why what is shown may not be of now. */
  error: Error | null;
}

export function RunPage({ run, buffer, error }: RunPageProps) {
  const text = useRunText();
  const rollout = detailOf(run, "rollout");
  const failed = run.steps.find((step) => step.progress === "failed");
  const firstError = useFirstError(buffer, failed);
  const asked = askedStep(run);
  const isAwaited = waitsForApproval(run);
  const inUse = stackInUse(run);
  // From the beginning, so that nothing moves when they fill; a run that ended before them, or waits for a person, does without.
  const hasResources = (!hasEnded(run.progress) && !asked && !isAwaited) || rollout !== undefined;

  const waits =
    (isHeldUp(run) && text.run.needsSignInBadge) ||
    (isAwaited && text.run.needsApproval) ||
    (asked && text.run.needsConfirm);
  const title = [waits, runTitle(run, text), text.common.product].filter(Boolean).join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <article>
      <RunAnnouncer run={run} more={asked && text.run.needsConfirm} />
      <RunHeader run={run}>
        <Suspense>
          <RunTab run={run} />
        </Suspense>
        <RunActions run={run} />
      </RunHeader>
      {error && !isSignedOut(error) && (
        <div className="mb-3.5">
          <ProblemNotice error={error} />
        </div>
      )}
      <Suspense>{isHeldUp(run) && <NeedsSignIn run={run} />}</Suspense>
      <Suspense>{inUse && <WaitsForUpdate run={run} stackName={inUse} />}</Suspense>
      <Suspense fallback={<Card className="mb-3.5 h-56" />}>{isAwaited && <ApprovalCard run={run} />}</Suspense>
      <Suspense fallback={<Card className="mb-3.5 h-76" />}>{asked && <GateCard run={run} step={asked} />}</Suspense>
      {run.ship.kind === "adopted" && (
        <Suspense>
          <DriftNotice ship={run.ship} isApart />
        </Suspense>
      )}
      {failed && (
        <Suspense fallback={<Card className="mb-3.5 h-76" />}>
          <FailureCard run={run} step={failed} firstError={firstError} />
        </Suspense>
      )}
      <Suspense>{leftResources(run).length > 0 && <LeftCard run={run} />}</Suspense>
      {run.progress === "succeeded" && run.endpoint && (
        <Suspense fallback={<Card className="mb-3.5 h-24" />}>
          <ResultCard run={run} endpoint={run.endpoint} />
        </Suspense>
      )}
      <Suspense>{detailOf(run, "isUnchanged") && <Unchanged run={run} />}</Suspense>
      <TimeStrip run={run} />
      <div className="grid items-start gap-3.5 desk:grid-cols-[276px_minmax(0,1fr)]">
        <StepList run={run} buffer={buffer} />
        <div className="grid min-w-0 gap-3.5">
          {hasResources && (
            <div className="grid gap-3.5 desk:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)]">
              <TrafficCard rollout={rollout} />
              <ResourceCard run={run} />
            </div>
          )}
          {!asked && <PreviewFold run={run} />}
          <RunLog run={run} buffer={buffer} />
        </div>
      </div>
    </article>
  );
}
