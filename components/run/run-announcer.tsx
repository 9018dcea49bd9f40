import { useEffect, useRef, useState } from "react";
import { currentStep } from "@/lib/domain/current-step";
import type { Run } from "@/lib/domain/run";
import { useText } from "@/lib/text/text-provider";
import { runTitle } from "./run-words";

const leastMs = 5000;

interface RunAnnouncerProps {
  run: Run;
  /** Beside the step. */
  more?: string;
}

/** Says to screen readers what has changed, at most once in five seconds. */
export function RunAnnouncer({ run, more = "" }: RunAnnouncerProps) {
  const text = useText();
  const step = currentStep(run);
  const news =
    step && !run.endedAt
      ? `${text.run.stepNow(text.step.names[step.name], text.progress.of[step.progress])} ${more}`.trim()
      : runTitle(run, text);
  const [said, setSaid] = useState(news);
  const saidAt = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    const wait = Math.max(0, saidAt.current + leastMs - performance.now());
    const timer = setTimeout(() => {
      saidAt.current = performance.now();
      setSaid(news);
    }, wait);
    return () => clearTimeout(timer);
  }, [news]);

  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
