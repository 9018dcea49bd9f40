import { lazy, Suspense, useEffect } from "react";
import type { LogBuffer } from "@/components/log/log-buffer";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Announcer } from "@/components/progress/announcer";
import { Card } from "@/components/ui/card";
import { hasEnded } from "@/lib/domain/has-ended";
import { ProblemError } from "@/lib/domain/problem";
import type { BuildDetail } from "@/lib/domain/seen-build";
import { buildText } from "@/lib/text/parts/build";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { BuildFacts } from "./build-facts";
import { BuildHeader } from "./build-header";
import { BuildLog } from "./build-log";
import { buildTitle } from "./build-words";
import { PhaseList } from "./phase-list";

/** Few builds need these. */
const BuildFailure = lazy(() => import("./build-failure").then((module) => ({ default: module.BuildFailure })));

interface BuildPageProps {
  detail: BuildDetail;
  buffer: LogBuffer;
  error: Error | null;
}

/** Told above the page already. */
function isSignedOut(error: Error): boolean {
  return error instanceof ProblemError && error.kind === "not-signed-in";
}

export function BuildPage({ detail, buffer, error }: BuildPageProps) {
  const { common } = useText();
  const words = useTextPart(buildText);
  const { build } = detail;
  const title = buildTitle(detail, words);
  const isOver = hasEnded(build.progress);

  useEffect(() => {
    document.title = `${title} · ${common.product}`;
  }, [title, common]);

  return (
    <article>
      <Announcer news={isOver || !build.phase ? title : words.phaseNow(build.phase)} />
      <BuildHeader detail={detail} title={title} />
      {error && !isSignedOut(error) && (
        <div className="mb-3.5">
          <ProblemNotice error={error} />
        </div>
      )}
      {build.progress === "failed" && (
        <Suspense fallback={<Card className="mb-3.5 h-60" />}>
          <BuildFailure detail={detail} buffer={buffer} />
        </Suspense>
      )}
      <div className="grid items-start gap-3.5 desk:grid-cols-[276px_minmax(0,1fr)] desk:grid-rows-[auto_1fr]">
        <PhaseList build={build} />
        <div className="min-w-0 desk:col-start-2 desk:row-span-2 desk:row-start-1">
          <BuildLog build={build} buffer={buffer} />
        </div>
        <BuildFacts detail={detail} />
      </div>
    </article>
  );
}
