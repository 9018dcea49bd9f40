import { currentStep } from "@/lib/domain/current-step";
import type { Run } from "@/lib/domain/run";
import { splitTarget } from "@/lib/domain/split-target";
import { duration } from "@/lib/format";
import type { Text } from "@/lib/text/en";
import { runTitle } from "./run-words";

/** A failed run in Markdown, for a ticket. */
export function runReport(run: Run, text: Text): string {
  const { account, region } = splitTarget(run.target);
  const failed = currentStep(run);
  const failure = failed?.progress === "failed" ? failed.failure : undefined;
  const steps = run.steps.map((step) => {
    const took =
      "endedAt" in step && step.startedAt ? duration(Date.parse(step.endedAt) - Date.parse(step.startedAt)) : "";
    return `| ${text.step.names[step.name]} | ${text.progress.of[step.progress]} | ${took} |`;
  });
  return [
    `## ${runTitle(run, text)}`,
    `${account} · ${region} · ${text.run.number(run.number)} · ${run.startedBy} · ${run.startedAt}`,
    "",
    ...(failure ? [`**${text.failure.why}**: ${failure.message}`, ...awsLines(failure.aws), ""] : []),
    "| | | |",
    "| --- | --- | --- |",
    ...steps,
    "",
    `${window.location.origin}/runs/${run.id}`,
  ].join("\n");
}

function awsLines(
  aws: { service: string; operation: string; code: string; message: string; requestId?: string } | undefined,
): string[] {
  return aws ? ["", `> ${aws.code} (${aws.service}:${aws.operation} ${aws.requestId ?? ""}) ${aws.message}`] : [];
}
