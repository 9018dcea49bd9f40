import { currentStep } from "@/lib/domain/current-step";
import { failureCause } from "@/lib/domain/failure-cause";
import type { DeployRun, StepFailure } from "@/lib/domain/run";
import { splitTarget } from "@/lib/domain/split-target";
import { duration } from "@/lib/format";
import type { FailureText } from "@/lib/text/en/failure";
import { fill } from "@/lib/text/fill";
import { runTitle } from "./run-words";
import type { RunWords } from "./use-run-text";

/** A failed run in Markdown, for a ticket. */
export function runReport(run: DeployRun, text: RunWords, words: FailureText): string {
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
    ...(failure ? [...whyLines(failure, words), ""] : []),
    "| | | |",
    "| --- | --- | --- |",
    ...steps,
    "",
    `${window.location.origin}/runs/${run.id}`,
  ].join("\n");
}

/** Ours, then AWS's, then what was seen. */
function whyLines(failure: StepFailure, words: FailureText): string[] {
  const { message, aws, evidence } = failure;
  const found = failureCause(failure);
  const ours = found && fill(words.causes[found.cause].why, found.named);
  const said = aws && `> ${aws.code} (${aws.service}:${aws.operation} ${aws.requestId ?? ""}) ${aws.message}`;
  const tasks = evidence?.tasks?.map(
    ({ count, reason, exitCode }) =>
      `- ${words.stopped(count)} ${reason}${exitCode === undefined ? "" : ` (${words.exitCode(exitCode)})`}`,
  );
  const lines = [...(evidence?.lines ?? []), ...(evidence?.tasks?.flatMap(({ lastLines }) => lastLines) ?? [])];
  return [
    `**${words.why}**: ${ours ?? message}`,
    ...(ours ? ["", message] : []),
    ...(said ? ["", said] : []),
    ...(tasks ? ["", ...tasks] : []),
    ...(lines.length > 0 ? ["", "```", ...lines, "```"] : []),
  ];
}
