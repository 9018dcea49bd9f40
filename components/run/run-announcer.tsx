import { Announcer } from "@/components/progress/announcer";
import { currentStep } from "@/lib/domain/current-step";
import type { Run } from "@/lib/domain/run";
import { runTitle } from "./run-words";
import { useRunText } from "./use-run-text";

interface RunAnnouncerProps {
  run: Run;
  /** Beside the step. */
  more?: string;
}

/** The step that a run has come to, or how it has ended. */
export function RunAnnouncer({ run, more = "" }: RunAnnouncerProps) {
  const text = useRunText();
  const step = currentStep(run);
  const news =
    step && !run.endedAt
      ? `${text.run.stepNow(text.step.names[step.name], text.progress.of[step.progress])} ${more}`.trim()
      : runTitle(run, text);
  return <Announcer news={news} />;
}
