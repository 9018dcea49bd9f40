import { lazy, Suspense } from "react";
import type { LogBuffer } from "@/components/log/log-buffer";
import { Card } from "@/components/ui/card";
import { useConnection } from "@/lib/api/connection";
import { currentStep } from "@/lib/domain/current-step";
import { hasEnded } from "@/lib/domain/has-ended";
import type { LogSource } from "@/lib/domain/log";
import type { Run } from "@/lib/domain/run";
import { useRunText } from "./use-run-text";

/** Fetched beside the run itself, so that the page is there sooner. */
const coming = import("@/components/log/log-view");
const LogView = lazy(async () => ({ default: (await coming).LogView }));

const withBuild: LogSource[] = ["build", "stack", "ecs"];
const withoutBuild: LogSource[] = ["stack", "ecs"];

export function RunLog({ run, buffer }: { run: Run; buffer: LogBuffer }) {
  const { log } = useRunText();
  const isOver = hasEnded(run.progress);
  const waitsForBuild = currentStep(run)?.name === "build";
  const isComing = !isOver || run.logLines > 0;

  const connection = useConnection();
  const isPaused = connection.state === "signed-out" || (connection.state === "reconnecting" && connection.attempt > 1);

  return (
    <Suspense fallback={<Card className="h-56" />}>
      <LogView
        buffer={buffer}
        startedAt={run.startedAt}
        sources={run.steps.some(({ name }) => name === "build") ? withBuild : withoutBuild}
        outcome={isOver ? run.progress : undefined}
        emptyWords={isComing ? (waitsForBuild ? log.waitingForBuild : log.waiting) : log.empty}
        isPaused={isPaused}
        fileName={`${run.serviceName ?? run.target}-run-${run.number}.log`}
      />
    </Suspense>
  );
}
