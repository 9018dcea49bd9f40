import type { Progress } from "./progress";
import type { Rollout } from "./rollout";

/** What a person wants to see of the ten stages. */
export const trafficTicks = ["scale-up", "test", "shift", "full", "bake", "clean-up"] as const;
export type TrafficTick = (typeof trafficTicks)[number];

const tickOf: Record<string, TrafficTick> = {
  RECONCILE_SERVICE: "scale-up",
  PRE_SCALE_UP: "scale-up",
  SCALE_UP: "scale-up",
  POST_SCALE_UP: "scale-up",
  TEST_TRAFFIC_SHIFT: "test",
  POST_TEST_TRAFFIC_SHIFT: "test",
  PRODUCTION_TRAFFIC_SHIFT: "shift",
  POST_PRODUCTION_TRAFFIC_SHIFT: "full",
  BAKE_TIME: "bake",
  CLEAN_UP: "clean-up",
};

type Traffic = Pick<Rollout, "progress" | "stage" | "revisions">;

/** Share of the production traffic that the new revision has; undefined while nothing serves. */
export function newShare({ progress, revisions }: Traffic): number | undefined {
  if (progress === "succeeded") return 100;
  const share = revisions.find(({ isNew }) => isNew)?.trafficPercent ?? 0;
  return share === 0 && revisions.every(({ isNew }) => isNew) ? undefined : share;
}

export function tickProgress(traffic: Traffic): { tick: TrafficTick; progress: Progress }[] {
  const { progress, stage } = traffic;
  const named = tickOf[stage ?? ""];
  const now = named === "shift" && newShare(traffic) === 100 ? "full" : named;
  const current = now ? trafficTicks.indexOf(now) : -1;
  return trafficTicks.map((tick, index) => {
    if (progress === "succeeded" || index < current) return { tick, progress: "succeeded" };
    return { tick, progress: index === current ? progress : "waiting" };
  });
}
