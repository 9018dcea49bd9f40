import { RotateCcw } from "lucide-react";
import Link from "next/link";
import { lazy, Suspense } from "react";
import { PermittedButton } from "@/components/session/permitted-button";
import { currentStep } from "@/lib/domain/current-step";
import { hasEnded } from "@/lib/domain/has-ended";
import type { DeployRun } from "@/lib/domain/run";
import type { Text } from "@/lib/text/en";
import { useText } from "@/lib/text/text-provider";

/** One that has ended is not cancelled any more. */
const CancelRun = lazy(() => import("./cancel-run").then((module) => ({ default: module.CancelRun })));
/** One that has succeeded is not tried again. */
const RetryRun = lazy(() => import("./retry-run").then((module) => ({ default: module.RetryRun })));
/** Only a failed run has one. */
const CopyReport = lazy(() => import("./copy-report").then((module) => ({ default: module.CopyReport })));

export function RunActions({ run }: { run: DeployRun }) {
  const text = useText();
  if (!hasEnded(run.progress)) {
    return (
      <Suspense>
        <CancelRun run={run} words={cancelWords(run, text)} />
      </Suspense>
    );
  }

  return (
    <div className="flex flex-wrap gap-2 max-desk:w-full max-desk:*:flex-1">
      <Suspense>
        {run.progress === "failed" && <CopyReport run={run} />}
        {run.progress !== "succeeded" && <RetryRun run={run} />}
      </Suspense>
      <PermittedButton asChild to="POST /api/v1/runs" target={run.target}>
        <Link href={`/${run.target}/${run.serviceName}/deploy`}>
          <RotateCcw size={14} aria-hidden="true" />
          {text.run.again}
        </Link>
      </PermittedButton>
    </div>
  );
}

function cancelWords(run: DeployRun, { run: words }: Text) {
  const step = currentStep(run);
  return {
    label: (step && words.stopLabels[step.name]) ?? words.cancel,
    title: words.cancelTitle(run.serviceName),
    about: (step && words.stops[step.name]) ?? words.stopsNothing,
    yes: (step && words.stopLabels[step.name]) ?? words.cancelYes,
    no: words.cancelNo,
    busy: words.cancelStarting,
  };
}
