import { RotateCcw } from "lucide-react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { PermittedButton } from "@/components/session/permitted-button";
import type { DeployRun } from "@/lib/domain/run";
import { duringText } from "@/lib/text/parts/during";
import { useTextPart } from "@/lib/text/text-part";
import { useRetry } from "./use-retry";

/** The same once more, from the step that is not proven. */
export function RetryRun({ run }: { run: DeployRun }) {
  const words = useTextPart(duringText);
  const retry = useRetry(run.id);
  const isBusy = retry.isPending || retry.isSuccess;
  return (
    <>
      <PermittedButton
        to="POST /api/v1/runs/{id}/retry"
        target={run.target}
        look="primary"
        title={words.retryAbout}
        aria-disabled={isBusy || undefined}
        onClick={() => !isBusy && retry.mutate(undefined)}
      >
        <RotateCcw size={14} aria-hidden="true" />
        {isBusy ? words.retrying : words[labelOf(run)]}
      </PermittedButton>
      {retry.isError && (
        <div className="basis-full">
          <ProblemNotice error={retry.error} />
        </div>
      )}
    </>
  );
}

function labelOf({ ship, steps }: DeployRun): "retry" | "retryImage" | "retryBuild" {
  const isProven = (step: string) => steps.some(({ name, progress }) => name === step && progress === "succeeded");
  if (ship.kind === "image" || !steps.some(({ name }) => name === "image")) return "retry";
  if (isProven("image")) return "retryImage";
  return isProven("build-stack") ? "retryBuild" : "retry";
}
