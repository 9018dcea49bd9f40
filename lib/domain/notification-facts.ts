import { type FoundCause, failureCause } from "./failure-cause";
import type { HealthCause } from "./health";
import type { Run, StepDetail, StepFailure, StepName } from "./run";
import { shortDigest } from "./short-digest";

/** What a notification says, as it was when it happened. No values of variables or parameters, and no lines of a log. */
export interface NotificationFacts {
  runId?: string;
  runNumber?: number;
  startedBy?: string;
  /** Why somebody deployed, in their words. */
  reason?: string;
  version?: string;
  endpoint?: string;
  /** The step that failed or waits. */
  step?: StepName;
  /** The key of the words for what has failed. */
  rule?: string;
  /** AWS's words for why, or Slipway's. */
  because?: string;
  /** What lies behind it, where that is known. */
  found?: FoundCause;
  /** Whom it waits for. */
  waitsFor?: "sign-in" | "approval" | "confirmation";
  clusterName?: string;
  /** Of the health of a service: since when, why, and how often it seemed to be over. */
  since?: string;
  cause?: HealthCause;
  relapses?: number;
  hourlyUsd?: number;
  medianUsd?: number;
}

const becauseMaxLength = 300;
/** Shorter ones say nothing, and are in every sentence: `80`, `true`. */
const secretMinLength = 6;

export function factsOfRun(run: Run): NotificationFacts {
  const failed = run.steps.find((step) => step.progress === "failed");
  const waiting = run.steps.find((step) => step.progress === "running" && step.heldUpBy === "needs-sign-in");
  const commit = detailOf(run, "build")?.commit;
  const digest = detailOf(run, "image")?.digest;
  return {
    runId: run.id,
    runNumber: run.number,
    startedBy: run.startedBy,
    reason: run.reason,
    version: commit?.slice(0, 7) ?? (digest && shortDigest(digest)),
    endpoint: run.kind === "deploy" ? run.endpoint : undefined,
    step: (failed ?? waiting)?.name,
    waitsFor: waiting && "sign-in",
    ...(failed && factsOfFailure(failed.failure, secretsOf(run))),
  };
}

export function isRolledBack(run: Pick<Run, "steps">): boolean {
  return detailOf(run, "rollout")?.status === "ROLLBACK_SUCCESSFUL";
}

function factsOfFailure(failure: StepFailure, secrets: readonly string[]): NotificationFacts {
  const { rule, aws, message } = failure;
  const found = failureCause(withoutLines(failure));
  const named = Object.entries(found?.named ?? {}).map(([name, value]) => [name, shortened(cut(value, secrets))]);
  return {
    rule,
    because: shortened(cut(aws?.message || message, secrets)),
    found: found && { cause: found.cause, named: Object.fromEntries(named) },
  };
}

/** What a build or a task has printed goes nowhere unasked. */
function withoutLines({ evidence, ...failure }: StepFailure): StepFailure {
  const tasks = evidence?.tasks?.map((task) => ({ ...task, lastLines: [] }));
  return { ...failure, evidence: tasks && { tasks } };
}

function detailOf<Name extends keyof StepDetail>({ steps }: Pick<Run, "steps">, name: Name): StepDetail[Name] {
  return steps.findLast(({ detail }) => detail[name] !== undefined)?.detail[name];
}

/** Variables and parameters may be secrets. */
function secretsOf(run: Run): string[] {
  if (run.kind !== "deploy") return [];
  const { ship } = run;
  if (ship.kind === "adopted") return [];
  const values =
    ship.kind === "templates"
      ? [ship.buildStack, ship.serviceStack].flatMap(({ parameters }) => Object.values(parameters))
      : ship.settings.environment.map(({ value }) => value);
  return values.filter(({ length }) => length >= secretMinLength).sort((a, b) => b.length - a.length);
}

/** AWS quotes what it does not like. */
function cut(words: string, secrets: readonly string[]): string {
  return secrets.reduce((text, secret) => text.replaceAll(secret, "…"), words);
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  return line.length > becauseMaxLength ? `${line.slice(0, becauseMaxLength - 1)}…` : line;
}
