import type { Place } from "../../place";
import { weighRule } from "./rule-weights";
import { addServiceEvent } from "./service-events";
import { stopTasksOf } from "./stop-task";
import { type DeploymentRow, deploymentTable, revisionTable, serviceTable } from "./tables";

const ROLLBACK_MS = 45_000;

/** Takes all requests back to what ran before; where nothing did, the deployment only ends. */
export function rollBack(place: Place, deployment: DeploymentRow, reason: string): void {
  const service = serviceTable(place).get(deployment.serviceId);
  if (!service) return;
  const startedAt = place.world.clock.date();
  const [source] = deployment.sourceRevisions;
  deployment.rollback = { reason, startedAt, serviceRevisionArn: source };
  deployment.updatedAt = startedAt;
  deployment.targetWeight = 0;
  deployment.testWeight = 0;
  const { serviceDeploymentArn } = deployment;
  place.world.record("event", place, "ecs.rollback-started", { serviceDeploymentArn, reason });
  stopTasksOf(
    place,
    service,
    deployment.targetRevision,
    `Scaling activity initiated by (deployment ${deployment.name})`,
  );

  const running = revisionTable(place).get(source ?? "");
  if (!running) {
    endRollout(place, deployment, "ROLLBACK_FAILED", "No rollback candidate was found to run the rollback.");
    return;
  }
  deployment.status = "ROLLBACK_IN_PROGRESS";
  weighRule(place, service, running.targetGroup, 100);
  addServiceEvent(place, service, `rolling back to (service revision ${running.serviceRevisionArn}).`);
  place.world.schedule(place, "ecs.rolled-back", ROLLBACK_MS, serviceDeploymentArn);
}

/** What a stop that was asked for comes to. */
export function rollBackStopped(place: Place, serviceDeploymentArn: string): void {
  const deployment = deploymentTable(place).get(serviceDeploymentArn);
  if (deployment?.status !== "ROLLBACK_REQUESTED") return;
  rollBack(place, deployment, "Service deployment rolled back because it was stopped by a user.");
}

export function finishRollback(place: Place, serviceDeploymentArn: string): void {
  const deployment = deploymentTable(place).get(serviceDeploymentArn);
  const service = serviceTable(place).get(deployment?.serviceId ?? "");
  if (deployment?.status !== "ROLLBACK_IN_PROGRESS" || !service) return;
  service.activeRevisions = [...deployment.sourceRevisions];
  endRollout(place, deployment, "ROLLBACK_SUCCESSFUL", deployment.rollback?.reason ?? "");
  addServiceEvent(place, service, "has reached a steady state.");
}

export function endRollout(
  place: Place,
  deployment: DeploymentRow,
  status: DeploymentRow["status"],
  statusReason: string,
): void {
  const now = place.world.clock.date();
  Object.assign(deployment, { status, statusReason, finishedAt: now, updatedAt: now });
  const service = serviceTable(place).get(deployment.serviceId);
  if (service) service.currentDeployment = undefined;
  const { serviceDeploymentArn } = deployment;
  place.world.record("event", place, "ecs.deployment-ended", { serviceDeploymentArn, status });
}
