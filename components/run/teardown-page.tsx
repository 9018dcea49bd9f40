import { useEffect } from "react";
import type { LogBuffer } from "@/components/log/log-buffer";
import { ProblemNotice } from "@/components/problem/problem-notice";
import type { TeardownRun } from "@/lib/domain/run";
import { useText } from "@/lib/text/text-provider";
import { RunAnnouncer } from "./run-announcer";
import { RunHeader } from "./run-header";
import { runTitle } from "./run-words";
import { StepList } from "./step-list";
import { TimeStrip } from "./time-strip";

interface TeardownPageProps {
  run: TeardownRun;
  /** What CloudFormation says while it deletes. */
  buffer: LogBuffer;
  /** Why what is shown may not be of now. */
  error: Error | null;
}

export function TeardownPage({ run, error }: TeardownPageProps) {
  const text = useText();
  const title = `${runTitle(run, text)} · ${text.common.product}`;
  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <article>
      <RunAnnouncer run={run} />
      <RunHeader run={run}>{null}</RunHeader>
      {error && <ProblemNotice error={error} />}
      <TimeStrip run={run} />
      <StepList run={run} />
    </article>
  );
}
