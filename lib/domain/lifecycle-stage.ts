import type { Progress } from "./progress";

/** The stages that ECS goes through in a service deployment, in order. */
export const lifecycleStages = [
  "RECONCILE_SERVICE",
  "PRE_SCALE_UP",
  "SCALE_UP",
  "POST_SCALE_UP",
  "TEST_TRAFFIC_SHIFT",
  "POST_TEST_TRAFFIC_SHIFT",
  "PRODUCTION_TRAFFIC_SHIFT",
  "POST_PRODUCTION_TRAFFIC_SHIFT",
  "BAKE_TIME",
  "CLEAN_UP",
] as const;

/** How far each stage is, given the one that ECS is in. */
export function stageProgress(
  stage: string | undefined,
  rollout: Progress,
): { stage: (typeof lifecycleStages)[number]; progress: Progress }[] {
  const current = lifecycleStages.indexOf(stage as (typeof lifecycleStages)[number]);
  return lifecycleStages.map((name, index) => {
    if (rollout === "succeeded" || index < current) return { stage: name, progress: "succeeded" };
    if (index > current) return { stage: name, progress: "waiting" };
    return { stage: name, progress: rollout };
  });
}
