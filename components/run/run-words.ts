import type { MarkState } from "@/components/progress/mark";
import { currentStep } from "@/lib/domain/current-step";
import { hasEnded } from "@/lib/domain/has-ended";
import type { Run, RunSummary, Step, StepDetail, TeardownRun } from "@/lib/domain/run";
import { shortDigest } from "@/lib/domain/short-digest";
import { teardownSubject } from "@/lib/domain/teardown-subject";
import { isHeldUp } from "./held-up";
import type { RunWords } from "./use-run-text";
import { askedStep, waitsForApproval } from "./waits-for-person";

export function runTitle(run: Run, text: RunWords): string {
  if (run.kind === "deploy") return text.run.titles[run.progress](run.serviceName);
  const { teardownTitles, leftovers } = text.run;
  const title = run.outcome === "leftovers" && run.progress === "failed" ? leftovers : teardownTitles[run.progress];
  return title(runSubject(run));
}

/** What a run is of, as people call it. */
export function runSubject(run: Run | RunSummary): string {
  return run.kind === "deploy" ? run.serviceName : teardownSubject(run.target, run.scope);
}

/** Of a teardown, where it is more than how its step is: it waits for a person, or has left something. */
function teardownState(run: TeardownRun, { run: words }: RunWords): { state: MarkState; word: string } | undefined {
  if (run.outcome === "leftovers" && run.progress === "failed")
    return { state: "degraded", word: words.leftoversBadge };
  if (run.endedAt) return undefined;
  if (run.steps.some(({ detail }) => detail.items?.some(({ progress }) => progress === "failed")))
    return { state: "degraded", word: words.needsDecision };
  return undefined;
}

/** The badge beside the title. */
export function runState(run: Run, text: RunWords): { state: MarkState; word: string } {
  const step = currentStep(run);
  const { progress } = run;
  if (!hasEnded(progress) && run.cancelRequestedBy) return { state: "running", word: text.run.cancelling };
  if (progress === "failed" && rolledBack(run)) return { state: progress, word: text.run.failedRolledBack };
  if (progress === "cancelled" && rolledBack(run)) return { state: progress, word: text.run.stoppedRolledBack };
  const ofTeardown = run.kind === "teardown" && teardownState(run, text);
  if (ofTeardown) return ofTeardown;
  if (isHeldUp(run)) return { state: "stale", word: text.run.needsSignInBadge };
  if (waitsForApproval(run)) return { state: "waiting", word: text.run.needsApproval };
  if (askedStep(run)) return { state: "degraded", word: text.run.needsConfirm };
  if (step?.name === "queue" && step.progress === "running") return { state: "waiting", word: text.run.queued };
  const word = text.progress.of[progress];
  return {
    state: progress,
    word:
      step && progress !== "succeeded" && progress !== "cancelled"
        ? text.run.state(word, text.step.names[step.name])
        : word,
  };
}

/** ECS went back to the revision before, by itself or with its stack. */
export function rolledBack(run: Run): boolean {
  const { rollout, stack } = run.steps.find(({ name }) => name === "rollout")?.detail ?? {};
  return rollout?.status === "ROLLBACK_SUCCESSFUL" || stack?.status === "UPDATE_ROLLBACK_COMPLETE";
}

/** What a step has seen, whichever step it was. */
export function detailOf<Name extends keyof StepDetail>({ steps }: Run, name: Name): StepDetail[Name] {
  return steps.findLast(({ detail }) => detail[name] !== undefined)?.detail[name];
}

/** Seven characters of a commit, or eight of a digest. */
export function versionOf(run: Run): string | undefined {
  const commit = detailOf(run, "build")?.commit;
  const digest = detailOf(run, "image")?.digest;
  if (commit) return commit.slice(0, 7);
  return digest && shortDigest(digest);
}

/** What did not begin before the run ended is not waiting any more. */
export function shownProgress(run: Run, step: Step): Step["progress"] {
  return step.progress === "waiting" && hasEnded(run.progress) ? "cancelled" : step.progress;
}

/** A sweep that has found something has done its work, but that is no success to show. */
export function stepState(run: Run, step: Step, text: RunWords): { state: MarkState; word: string } {
  if (run.kind === "teardown" && run.outcome === "leftovers" && step.name === "sweep")
    return { state: "degraded", word: text.run.leftoversBadge };
  if (step.name === "approval" && waitsForApproval(run)) return { state: "waiting", word: text.run.needsApproval };
  if (step === askedStep(run)) return { state: "degraded", word: text.run.needsConfirm };
  const progress = shownProgress(run, step);
  return { state: progress, word: text.progress.of[progress] };
}

/** ECS numbers revisions with up to nineteen digits. */
export function shortRevision(id: string): string {
  return id.length > 8 ? `…${id.slice(-6)}` : id;
}
