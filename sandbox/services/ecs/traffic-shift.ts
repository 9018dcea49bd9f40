import { CANARY_MINUTES, CANARY_PERCENT } from "./deployment-strategy";
import type { Rollout } from "./find-rollout";
import { scheduleRollout } from "./rollout-schedule";
import { weighRule } from "./rule-weights";
import { ecsSettings } from "./settings";

const MINUTE_MS = 60_000;
const ALARM_AFTER_MS = 120_000;

/** Gives the new revision its part of the requests: a few percent for a while, or at once all. */
export function shiftProduction(rollout: Rollout, pauseMs: number): void {
  if (!hasCanary(rollout)) {
    shift(rollout, 100);
    scheduleRollout(rollout, pauseMs);
    return;
  }
  shift(rollout, CANARY_PERCENT);
  scheduleRollout(rollout, CANARY_MINUTES * MINUTE_MS, "canary-passed");
  if (ecsSettings(rollout.world).alarm) scheduleRollout(rollout, ALARM_AFTER_MS, "alarm");
}

export function shift({ deployment, service, target, ...place }: Rollout, weight: number): void {
  deployment.targetWeight = weight;
  deployment.updatedAt = place.world.clock.date();
  weighRule(place, service, target.targetGroup, weight);
  const { serviceDeploymentArn } = deployment;
  place.world.record("event", place, "ecs.traffic-shifted", { serviceDeploymentArn, targetWeight: weight });
}

/** Only what replaces something is tried out on a part of the requests. */
export function hasCanary({ deployment, world }: Rollout): boolean {
  return deployment.sourceRevisions.length > 0 || ecsSettings(world).firstDeploymentCanary;
}
