import { lazy, Suspense, useEffect } from "react";
import type { LogBuffer } from "@/components/log/log-buffer";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { isHeldUp } from "@/components/run/held-up";
import { RunAnnouncer } from "@/components/run/run-announcer";
import { RunHeader } from "@/components/run/run-header";
import { RunLog } from "@/components/run/run-log";
import { RunTab } from "@/components/run/run-tab";
import { runTitle } from "@/components/run/run-words";
import { StepList } from "@/components/run/step-list";
import { TimeStrip } from "@/components/run/time-strip";
import { useRunText } from "@/components/run/use-run-text";
import { waitsForApproval } from "@/components/run/waits-for-person";
import { Card } from "@/components/ui/card";
import { ProblemError } from "@/lib/domain/problem";
import type { TeardownRun } from "@/lib/domain/run";
import { teardownRunText } from "@/lib/text/parts/teardown-run";
import { useTextPart } from "@/lib/text/text-part";
import { FailedItem } from "./failed-item";
import { ItemsCard } from "./items-card";
import { failedItems, goneCount, itemsOf } from "./run-items";
import { StopTeardown } from "./stop-teardown";

/** Each is for a part of the way. */
const NeedsSignIn = lazy(() =>
  import("@/components/run/needs-sign-in").then(({ NeedsSignIn }) => ({ default: NeedsSignIn })),
);
const ApprovalCard = lazy(() =>
  import("@/components/approval/approval-card").then((module) => ({ default: module.ApprovalCard })),
);
const ReceiptCard = lazy(() => import("./receipt-card").then((module) => ({ default: module.ReceiptCard })));

interface TeardownRunPageProps {
  run: TeardownRun;
  /** What CloudFormation says while it deletes. */
  buffer: LogBuffer;
  /** Why what is shown may not be of now. */
  error: Error | null;
}

/** A teardown as it goes, and at its end the receipt. */
export function TeardownRunPage({ run, buffer, error }: TeardownRunPageProps) {
  const text = useRunText();
  const words = useTextPart(teardownRunText);
  const items = itemsOf(run);
  const failed = failedItems(run);
  const asks = waitsForApproval(run);
  const isSignedOut = error instanceof ProblemError && error.kind === "not-signed-in";

  const title = `${runTitle(run, text)} · ${text.common.product}`;
  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <article>
      <RunAnnouncer run={run} more={words.announced(goneCount(items), items.length, failed.length)} />
      <RunHeader run={run}>
        <Suspense>
          <RunTab run={run} />
        </Suspense>
        {!run.endedAt && <StopTeardown run={run} />}
      </RunHeader>
      {error && !isSignedOut && (
        <div className="mb-3.5">
          <ProblemNotice error={error} />
        </div>
      )}
      <Suspense>{isHeldUp(run) && <NeedsSignIn run={run} />}</Suspense>
      <Suspense fallback={<Card className="mb-3.5 h-56" />}>{asks && <ApprovalCard run={run} />}</Suspense>
      {failed.map((item, index) => (
        <FailedItem key={`${item.key} ${item.failure}`} run={run} item={item} isFirst={index === 0} />
      ))}
      <Suspense fallback={<Card className="mb-3.5 h-64" />}>{run.outcome && <ReceiptCard runId={run.id} />}</Suspense>
      <TimeStrip run={run} />
      <div className="grid items-start gap-3.5 desk:grid-cols-[276px_minmax(0,1fr)]">
        <StepList run={run} />
        <div className="grid min-w-0 gap-3.5">
          {items.length > 0 && <ItemsCard run={run} />}
          {run.logLines > 0 && <RunLog run={run} buffer={buffer} />}
        </div>
      </div>
    </article>
  );
}
