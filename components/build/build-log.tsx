import { lazy, Suspense } from "react";
import type { LogBuffer } from "@/components/log/log-buffer";
import { useRunText } from "@/components/run/use-run-text";
import { Card } from "@/components/ui/card";
import { useConnection } from "@/lib/api/connection";
import type { Build } from "@/lib/domain/build";
import { hasEnded } from "@/lib/domain/has-ended";
import { buildText } from "@/lib/text/parts/build";
import { useTextPart } from "@/lib/text/text-part";

/** Fetched beside the build itself, so that the page is there sooner. */
const coming = import("@/components/log/log-view");
const LogView = lazy(async () => ({ default: (await coming).LogView }));

export function BuildLog({ build, buffer }: { build: Build; buffer: LogBuffer }) {
  const { log } = useRunText();
  const words = useTextPart(buildText);
  const connection = useConnection();
  const isOver = hasEnded(build.progress);
  const isPaused = connection.state === "signed-out" || (connection.state === "reconnecting" && connection.attempt > 1);

  return (
    <Suspense fallback={<Card className="h-56" />}>
      <LogView
        buffer={buffer}
        startedAt={build.startedAt ?? ""}
        sources={[]}
        only="build"
        outcome={isOver ? build.progress : undefined}
        emptyWords={isOver && connection.state === "closed" ? words.noLog : log.waitingForBuild}
        isPaused={isPaused}
        fileName={`${build.id.replace(":", "-")}.log`}
      />
    </Suspense>
  );
}
