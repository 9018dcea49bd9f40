import type { ServiceDeploymentLifecycleStage } from "@aws-sdk/client-ecs";
import type { Place } from "../../place";
import { alarmName } from "./alarm-name";
import { BAKE_MINUTES, deploymentConfigurationOf, thresholdOf } from "./deployment-strategy";
import { findRollout, findRolloutOfTask, isScaledUp, type Rollout } from "./find-rollout";
import { endRollout, rollBack } from "./rollback";
import { type RolloutTask, scheduleRollout } from "./rollout-schedule";
import { scaleUp } from "./scale-up";
import { addServiceEvent } from "./service-events";
import { stopTasksOf } from "./stop-task";
import { deploymentTable } from "./tables";
import { hasCanary, shift, shiftProduction } from "./traffic-shift";

const MINUTE_MS = 60_000;
const RELAUNCH_MS = 10_000;

type Stages = readonly [ServiceDeploymentLifecycleStage, number][];

/** The stages of a deployment and how long each lasts by itself; SCALE_UP ends when the tasks are healthy. */
const canaryStages: Stages = [
  ["RECONCILE_SERVICE", 10_000],
  ["PRE_SCALE_UP", 8_000],
  ["SCALE_UP", 0],
  ["POST_SCALE_UP", 8_000],
  ["TEST_TRAFFIC_SHIFT", 10_000],
  ["POST_TEST_TRAFFIC_SHIFT", 8_000],
  ["PRODUCTION_TRAFFIC_SHIFT", 10_000],
  ["POST_PRODUCTION_TRAFFIC_SHIFT", 8_000],
  ["BAKE_TIME", 0],
  ["CLEAN_UP", 15_000],
];
/** Of services that are not Express: their requests go to whichever tasks there are. */
const rollingStages: Stages = canaryStages.filter(([stage]) => !/TRAFFIC|PRE_|POST_/.test(stage));

export function advanceRollout(place: Place, { serviceDeploymentArn, from, event }: RolloutTask): void {
  const rollout = findRollout(place, deploymentTable(place).get(serviceDeploymentArn));
  if (!rollout || rollout.deployment.lifecycleStage !== from) return;
  if (event === "canary-passed") {
    shift(rollout, 100);
    scheduleRollout(rollout, 10_000);
  } else if (event === "alarm") {
    rollout.deployment.triggeredAlarms = [alarmName(rollout.service)];
    rollBack(
      place,
      rollout.deployment,
      `Service deployment rolled back because of alarm(s) triggered: ${alarmName(rollout.service)}.`,
    );
  } else if (event === "relaunch") {
    scaleUp(rollout);
  } else {
    enterNext(rollout);
  }
}

export function targetIsHealthy(place: Place, taskArn: string): void {
  const rollout = findRolloutOfTask(place, taskArn);
  if (rollout?.deployment.lifecycleStage === "SCALE_UP" && isScaledUp(rollout)) scheduleRollout(rollout, 2_000);
}

/** Too many failures trip the circuit breaker. */
export function taskFailed(place: Place, taskArn: string): void {
  const rollout = findRolloutOfTask(place, taskArn);
  if (!rollout) return;
  const { deployment, target } = rollout;
  deployment.failedTasks += 1;
  const breaker = deploymentConfigurationOf(rollout.service).deploymentCircuitBreaker;
  if (!breaker?.enable || deployment.failedTasks < thresholdOf(target)) {
    scheduleRollout(rollout, RELAUNCH_MS, "relaunch");
    return;
  }
  addServiceEvent(place, rollout.service, `(deployment ${deployment.name}) deployment failed: tasks failed to start.`);
  if (breaker.rollback) {
    rollBack(place, deployment, "Service deployment rolled back because the circuit breaker threshold was exceeded.");
  } else {
    endRollout(place, deployment, "STOPPED", "The circuit breaker threshold was exceeded.");
  }
}

function enterNext(rollout: Rollout): void {
  const { deployment, service, world } = rollout;
  const stages = service.standard ? rollingStages : canaryStages;
  const index = stages.findIndex(([name]) => name === deployment.lifecycleStage);
  const [stage, pauseMs] = stages[index + 1] ?? [];
  const now = world.clock.date();
  deployment.updatedAt = now;
  if (!stage || pauseMs === undefined) {
    finishRollout(rollout);
    return;
  }
  deployment.lifecycleStage = stage;
  const detail = { serviceDeploymentArn: deployment.serviceDeploymentArn, stage };
  world.record("event", rollout, "ecs.deployment-stage", detail);
  switch (stage) {
    case "RECONCILE_SERVICE":
      Object.assign(deployment, { status: "IN_PROGRESS", startedAt: now });
      service.currentDeployment = deployment.serviceDeploymentArn;
      scheduleRollout(rollout, pauseMs);
      return;
    case "SCALE_UP":
      scaleUp(rollout);
      return;
    case "TEST_TRAFFIC_SHIFT":
      deployment.testWeight = 100;
      scheduleRollout(rollout, pauseMs);
      return;
    case "PRODUCTION_TRAFFIC_SHIFT":
      shiftProduction(rollout, pauseMs);
      return;
    case "BAKE_TIME":
      scheduleRollout(rollout, hasCanary(rollout) && !service.standard ? BAKE_MINUTES * MINUTE_MS : 0);
      return;
    case "CLEAN_UP":
      for (const arn of deployment.sourceRevisions) {
        stopTasksOf(rollout, service, arn, `Scaling activity initiated by (deployment ${deployment.name})`);
      }
      scheduleRollout(rollout, pauseMs);
      return;
    default:
      scheduleRollout(rollout, pauseMs);
  }
}

export function finishRollout({ deployment, service, ...place }: Rollout): void {
  const now = place.world.clock.date();
  Object.assign(deployment, { status: "SUCCESSFUL", finishedAt: now, targetWeight: 100 });
  Object.assign(service, {
    activeRevisions: [deployment.targetRevision],
    stableRevision: deployment.targetRevision,
    currentDeployment: undefined,
    updatedAt: now,
  });
  addServiceEvent(place, service, `(deployment ${deployment.name}) deployment completed.`);
  addServiceEvent(place, service, "has reached a steady state.");
  const { serviceDeploymentArn, status } = deployment;
  place.world.record("event", place, "ecs.deployment-ended", { serviceDeploymentArn, status });
}
