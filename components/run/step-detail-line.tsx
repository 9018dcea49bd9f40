import Link from "next/link";
import { lazy, type ReactNode, Suspense } from "react";
import { buildHref } from "@/components/build/build-href";
import type { Build } from "@/lib/domain/build";
import type { Run, Step } from "@/lib/domain/run";
import { shortDigest } from "@/lib/domain/short-digest";
import type { StackChange } from "@/lib/domain/stack-change";
import { bytes } from "@/lib/format";
import { useLanguage } from "@/lib/text/text-provider";
import { shortRevision, shownProgress } from "./run-words";
import { type RunWords, useRunText } from "./use-run-text";

/** Few runs wait for another. */
const QueuedBehind = lazy(() => import("./queued-behind").then((module) => ({ default: module.QueuedBehind })));

/** What a step does or has found, in one line. */
export function StepDetailLine({ run, step }: { run: Run; step: Step }) {
  const { locale } = useLanguage();
  const text = useRunText();
  if (step.progress === "failed") return step.failure.message;
  if (step.progress === "running" && step.heldUpBy) {
    return step.heldUpBy === "needs-sign-in" ? text.run.needsSignIn : text.run.heldUpBy(step.heldUpBy);
  }
  if (shownProgress(run, step) === "cancelled" && step.progress === "waiting") return text.run.notReached;

  const { callerArn, vpcId, build, stack, changes, image, rollout, health } = step.detail;
  switch (step.name) {
    case "queue":
      return <Queued step={step} />;
    case "recover":
      return join(code(stack?.stackName), code(stack?.status));
    case "check-target":
      return code(vpcId ?? callerArn?.split("/").at(-1)) ?? (step.progress === "running" && text.run.reading);
    case "default-vpc":
      return code(vpcId);
    case "build":
      return join(code(revisionOf(run)), build && <BuildLink run={run} build={build} />);
    case "image":
      return join(
        code(image && `sha256:${shortDigest(image.digest)}…`),
        image?.sizeBytes && bytes(image.sizeBytes, locale),
      );
    case "preview":
      return changes && changeWords(changes, text);
    case "approval":
    case "confirm":
      return personWords(step, text);
    case "build-stack":
    case "service-stack":
      return join(code(stack?.stackName), step.name === "build-stack" && changes?.length === 0 && text.run.noChange);
    case "rollout":
      return rollout && rolloutWords(rollout, text);
    case "health":
      return (
        health &&
        (health.statusCode ? text.run.answered(health.statusCode, health.attempts) : text.run.attempts(health.attempts))
      );
  }
}

function BuildLink({ run, build: { id, commit } }: { run: Run; build: Build }) {
  const { log } = useRunText();
  return (
    <Link href={buildHref(run.target, id)} className="link" title={id}>
      {commit ? <code>{commit.slice(0, 7)}</code> : log.sources.build}
    </Link>
  );
}

function personWords({ name, progress, detail: { gate } }: Step, { run }: RunWords): ReactNode {
  if (name === "approval") return progress === "running" && run.needsApproval;
  if (gate?.state === "waiting" && progress === "running") return run.needsConfirm;
  return gate?.decidedBy ?? (progress === "succeeded" && run.noRisk);
}

function Queued({ step: { progress, detail } }: { step: Step }) {
  const { waitsFor } = detail;
  return <Suspense>{progress === "running" && waitsFor && <QueuedBehind waitsFor={waitsFor} />}</Suspense>;
}

function revisionOf(run: Run): string | undefined {
  if (run.kind !== "deploy") return undefined;
  const { ship } = run;
  if (ship.kind === "adopted") return ship.image.from === "build" ? ship.image.revision : undefined;
  return ship.kind === "repository" ? ship.revision : undefined;
}

function rolloutWords(
  { progress, status, revisions, targets }: NonNullable<Step["detail"]["rollout"]>,
  { run }: RunWords,
): ReactNode {
  const revision = revisions.find(({ isNew }) => isNew);
  if (progress === "failed") return code(status);
  return join(
    revision && run.toRevision(shortRevision(revision.id)),
    targets && targets.total > 0
      ? run.tasksHealthy(targets.healthy, targets.total)
      : revision && run.tasksRunning(revision.runningTasks, revision.requestedTasks),
  );
}

/** The changes of a stack in one line. */
export function changeWords(changes: readonly StackChange[], { run }: RunWords): string {
  if (changes.length === 0) return run.noChange;
  const replaced = changes.filter(({ replacement }) => replacement === "True").length;
  const verbs = (["Add", "Modify", "Remove"] as const).flatMap((action) => {
    const count = changes.filter((change) => change.action === action && change.replacement !== "True").length;
    return count > 0 ? [`${count} ${run.changes[action]}`] : [];
  });
  return [...verbs, replaced > 0 ? `${replaced} ${run.changes.Replace}` : run.noReplacement].join(", ");
}

function code(words: string | undefined): ReactNode {
  return words && <code>{words}</code>;
}

function join(...parts: ReactNode[]): ReactNode {
  const [first, second] = parts.filter(Boolean);
  return second ? (
    <>
      {first} · {second}
    </>
  ) : (
    first
  );
}
