import { randomBytes } from "node:crypto";
import type { Place } from "../../place";
import { randomDigits } from "../../random";
import { deploymentsOf } from "./find-service";
import type { RolloutTask } from "./rollout-schedule";
import { stopTasksOf } from "./stop-task";
import { type DeploymentRow, deploymentTable, ecsArn, type RevisionRow, type ServiceRow } from "./tables";

const PENDING_MS = 3_000;

/** Begins to replace `sources` by `target`; a deployment that still goes on gives way. */
export function startDeployment(
  place: Place,
  service: ServiceRow,
  target: RevisionRow,
  sources: RevisionRow[],
): DeploymentRow {
  const now = place.world.clock.date();
  for (const earlier of unfinishedDeployments(place, service)) {
    Object.assign(earlier, {
      status: "STOPPED",
      statusReason: "A newer service deployment was started.",
      stoppedAt: now,
      finishedAt: now,
      updatedAt: now,
    });
    stopTasksOf(place, service, earlier.targetRevision, `Scaling activity initiated by (deployment ${earlier.name})`);
  }
  const name = randomBytes(15).toString("base64url").slice(0, 20);
  const deployment: DeploymentRow = {
    serviceDeploymentArn: ecsArn(place, `service-deployment/${service.clusterName}/${service.serviceName}/${name}`),
    name: `ecs-svc/${randomDigits(19)}`,
    serviceId: service.id,
    status: "PENDING",
    sourceRevisions: sources.map(({ serviceRevisionArn }) => serviceRevisionArn),
    targetRevision: target.serviceRevisionArn,
    targetWeight: 0,
    testWeight: 0,
    failedTasks: 0,
    triggeredAlarms: [],
    createdAt: now,
    updatedAt: now,
  };
  deploymentTable(place).set(deployment.serviceDeploymentArn, deployment);
  service.deployments.push(deployment.serviceDeploymentArn);
  target.deploymentArn = deployment.serviceDeploymentArn;
  service.activeRevisions = [deployment.targetRevision, ...deployment.sourceRevisions];
  const { serviceDeploymentArn } = deployment;
  place.world.record("event", place, "ecs.deployment-started", {
    serviceArn: service.serviceArn,
    serviceDeploymentArn,
  });
  place.world.schedule(place, "ecs.rollout", PENDING_MS, {
    serviceDeploymentArn,
    from: undefined,
  } satisfies RolloutTask);
  return deployment;
}

export function unfinishedDeployments(place: Place, service: ServiceRow): DeploymentRow[] {
  return deploymentsOf(place, service).filter(({ finishedAt }) => !finishedAt);
}
