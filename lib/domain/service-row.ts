import { lifecycleStages } from "./lifecycle-stage";
import { makerByTags } from "./maker";
import { workUnderWay } from "./noted-works";
import type { ObservedRevision, ObservedService } from "./observed-service";
import { type ServiceState, serviceState } from "./service";
import type { ServiceDeploy, ServiceMode, ServiceVersion, TeamService } from "./team-status";

/** What a look at a service shows without looking deeper. */
export interface ServiceSigns {
  serviceName: string;
  clusterName: string;
  mode: ServiceMode;
  tasks: { running: number; desired: number };
  /** ECS's latest message. */
  lastEvent?: string;
  /** By ECS's older way to tell of a deployment. */
  rollout?: { isRunning: boolean; failedReason?: string };
}

/** The row of a service, by all that is known of it from AWS. */
export function toServiceRow(signs: ServiceSigns, seen: ObservedService): TeamService {
  const { serviceName, clusterName, mode, tasks } = signs;
  const { deployment, alarms = [], revision } = seen;
  const targets = seen.targets && { healthy: seen.targets.healthy, total: seen.targets.total };
  const deploy = deployOf(signs, seen);
  const rolloutFailed = deployment ? deployment.progress === "failed" : signs.rollout?.failedReason !== undefined;
  // What is built does not change the service yet.
  const deploying = deploy !== undefined && !deploy.build;
  const isAlarmed = alarms.length > 0;
  const state = serviceState({
    status: seen.status,
    tasks,
    targets,
    deploying,
    rolloutFailed: rolloutFailed || isAlarmed,
  });
  return {
    serviceName,
    clusterName,
    mode,
    team: seen.tags?.team ?? seen.tags?.Team,
    madeBy: makerByTags(seen.tags),
    state,
    reason: reasonOf(state, signs, seen),
    tasks,
    targets,
    alarms: isAlarmed ? alarms : undefined,
    endpoint: revision?.endpoint,
    version: revision && versionOf(revision),
    deploy,
  };
}

function deployOf(
  signs: ServiceSigns,
  { deployment, stackStatus, revision, works }: ObservedService,
): ServiceDeploy | undefined {
  const isRunning = deployment ? deployment.progress === "running" : signs.rollout?.isRunning === true;
  const startedAt = deployment?.createdAt ?? revision?.createdAt;
  if (!isRunning && !stackStatus) return buildOf(works);
  if (!isRunning) return { startedAt: workUnderWay(works, "stack")?.startedAt, stackStatus };
  const stage = lifecycleStages.find((each) => each === deployment?.stage);
  return {
    startedAt,
    stage,
    trafficPercent: deployment?.trafficPercent,
    isRollback: deployment?.status.startsWith("ROLLBACK") || undefined,
    stackStatus,
  };
}

function buildOf(works: ObservedService["works"]): ServiceDeploy | undefined {
  const build = works?.find(({ kind, progress, runId }) => kind === "build" && progress === "running" && !runId);
  return (
    build && { startedAt: build.startedAt, startedBy: build.startedBy, build: { id: build.id, phase: build.phase } }
  );
}

function reasonOf(
  state: ServiceState,
  { lastEvent, rollout }: ServiceSigns,
  seen: ObservedService,
): string | undefined {
  if (state !== "degraded" && state !== "failed") return undefined;
  const { deployment, targets, alarms = [] } = seen;
  const ofRollout = deployment?.progress === "failed" ? sentenceOf(deployment) : rollout?.failedReason;
  const ofAlarms = alarms.length > 0 ? `Alarm: ${alarms.join(", ")}` : undefined;
  return targets?.reasons[0] ?? ofRollout ?? ofAlarms ?? lastEvent;
}

function sentenceOf({ status, reason, triggeredAlarms }: NonNullable<ObservedService["deployment"]>): string {
  const ofAlarms = triggeredAlarms.length > 0 ? `Alarm: ${triggeredAlarms.join(", ")}` : undefined;
  return [reason ?? status, ofAlarms].filter(Boolean).join(" ");
}

const digestLength = 12;
const commitLength = 7;

function versionOf({ image, imageDigest, createdAt, commit: built }: ObservedRevision): ServiceVersion {
  const [, tag] = /:([^:/@]+)(?:@|$)/.exec(image?.replace(/@sha256:.*$/, "") ?? "") ?? [];
  const digest = (imageDigest ?? image)?.match(/sha256:([0-9a-f]+)/)?.[1]?.slice(0, digestLength);
  const tagged = tag && /^[0-9a-f]{7,40}$/.test(tag) ? tag : undefined;
  const commit = (built ?? tagged)?.slice(0, commitLength);
  return { digest, tag, commit, since: createdAt };
}
