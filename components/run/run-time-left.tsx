import { useQuery } from "@tanstack/react-query";
import { useNow } from "@/components/ui/use-now";
import { runTimesQuery } from "@/lib/api/queries";
import { currentStep } from "@/lib/domain/current-step";
import type { Run } from "@/lib/domain/run";
import { duringText } from "@/lib/text/parts/during";
import { useTextPart } from "@/lib/text/text-part";
import { leftWords } from "./time-left-words";

/** Until the end of a run, by those before it. */
export function RunTimeLeft({ run }: { run: Run }) {
  const words = useTextPart(duringText);
  const now = useNow();
  const { data } = useQuery(runTimesQuery(run.id));
  const step = currentStep(run);
  const times = data?.steps.find(({ name }) => name === step?.name);
  if (step?.progress !== "running" || !times?.toEnd) return null;
  return (
    <span title={words.measured(times.samples)}>{leftWords(times.toEnd, now - Date.parse(step.startedAt), words)}</span>
  );
}
