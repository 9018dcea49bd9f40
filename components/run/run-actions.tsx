import { RotateCcw } from "lucide-react";
import Link from "next/link";
import { lazy, Suspense } from "react";
import { PermittedButton } from "@/components/session/permitted-button";
import { hasEnded } from "@/lib/domain/has-ended";
import type { DeployRun } from "@/lib/domain/run";
import { serviceHref } from "@/lib/domain/service-href";
import { serviceOfRun } from "@/lib/domain/service-of-run";
import { useRunText } from "./use-run-text";

/** One that has ended is not cancelled any more. */
const CancelDeploy = lazy(() => import("./cancel-deploy").then((module) => ({ default: module.CancelDeploy })));
/** One that has succeeded is not tried again. */
const RetryRun = lazy(() => import("./retry-run").then((module) => ({ default: module.RetryRun })));
/** Only a failed run has one. */
const CopyReport = lazy(() => import("./failure-card").then((module) => ({ default: module.CopyReport })));

export function RunActions({ run }: { run: DeployRun }) {
  const text = useRunText();
  if (!hasEnded(run.progress)) {
    return (
      <Suspense>
        <CancelDeploy run={run} />
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
        <Link href={serviceHref(serviceOfRun(run), "deploy")}>
          <RotateCcw size={14} aria-hidden="true" />
          {text.run.again}
        </Link>
      </PermittedButton>
    </div>
  );
}
