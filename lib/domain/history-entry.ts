import { compareUrl } from "./compare-url";
import type { ComparedRun, HistoryEntry, ShippedVersion } from "./history";
import { isRolledBack } from "./notification-facts";
import type { DeployRun } from "./run";
import { servedSpan } from "./served-span";

/** From what an image was built. */
export interface BuiltFrom {
  commit: string;
  repositoryUrl?: string;
}

/** By digest: an image that was picked does not say it itself. */
type Built = ReadonlyMap<string, BuiltFrom>;

type Known = Parameters<typeof servedSpan>[1];

export function digestOf({ steps }: Pick<DeployRun, "steps">): string | undefined {
  return steps.find(({ detail }) => detail.image)?.detail.image?.digest;
}

/** When ECS let the version of a run serve. */
export function servedFrom({ steps }: Pick<DeployRun, "steps">): string | undefined {
  const rollout = steps.find(({ name }) => name === "rollout");
  return rollout?.progress === "succeeded" ? rollout.endedAt : undefined;
}

export function versionOf(run: Pick<DeployRun, "steps">, commits: Built): ShippedVersion {
  const image = run.steps.find(({ detail }) => detail.image)?.detail.image;
  const built = run.steps.find(({ detail }) => detail.build?.commit)?.detail.build?.commit;
  const commit = built ?? (image && commits.get(image.digest)?.commit);
  return { ...(commit && { commit }), ...(image && { digest: image.digest, imageUri: image.imageUri }) };
}

export function toEntry(run: DeployRun, commits: Built, known: Known): HistoryEntry {
  const { id: runId, number, progress, cause, causeRunId, startedBy: who, reason, startedAt, endedAt } = run;
  const from = servedFrom(run);
  const failed = run.steps.find((step) => step.progress === "failed");
  return {
    ...{ runId, number, progress, cause, causeRunId, who, reason, startedAt, endedAt },
    version: versionOf(run, commits),
    step: failed?.name,
    isDeployed: from !== undefined,
    isHealthy: progress === "succeeded",
    isTakenBack: progress === "failed" && isRolledBack(run),
    served: from === undefined ? undefined : servedSpan(from, known),
  };
}

/** Of a deploy that was not Slipway's: ECS shows it once it serves. */
export function toSeenEntry({ at, version = "" }: { at: Date; version?: string }, known: Known): HistoryEntry {
  const startedAt = at.toISOString();
  const isCommit = /^[0-9a-f]{7}$/.test(version);
  return {
    progress: "succeeded",
    cause: "elsewhere",
    version: isCommit ? { commit: version } : version ? { digest: version } : {},
    startedAt,
    isDeployed: true,
    isHealthy: true,
    isTakenBack: false,
    served: servedSpan(startedAt, known),
  };
}

export function toComparedRun(run: DeployRun, commits: Built): ComparedRun {
  const { id: runId, number, startedBy: who, startedAt } = run;
  return { runId, number, who, startedAt, version: versionOf(run, commits) };
}

/** The commits that one run has and the other has not, where both are of one repository its host can show them. */
export function commitsBetween(one: DeployRun, other: DeployRun, built: Built) {
  const [from, to] = [versionOf(one, built).commit, versionOf(other, built).commit];
  if (!from || !to || from === to) return undefined;
  const [was, is] = [repositoryOf(one, built), repositoryOf(other, built)];
  const url = is !== undefined && (was ?? is) === is ? compareUrl(is, from, to) : undefined;
  return { from, to, ...(url && { url }) };
}

function repositoryOf(run: DeployRun, built: Built): string | undefined {
  if (run.ship.kind === "repository") return run.ship.repositoryUrl;
  return built.get(digestOf(run) ?? "")?.repositoryUrl;
}
