import type { MarkState } from "@/components/progress/mark";
import type { ServiceState } from "@/lib/domain/service";

/** Each state's shape; in the order of who needs a person first. */
export const markOf = {
  failed: "failed",
  degraded: "degraded",
  deploying: "running",
  draining: "waiting",
  stale: "stale",
  healthy: "succeeded",
} as const satisfies Record<ServiceState, MarkState>;

export const byAttention = Object.keys(markOf) as ServiceState[];

/** Rows that need a person or are moving are tinted. */
export const tintOf: Partial<Record<ServiceState, string>> = {
  failed: "bg-linear-to-r from-failed-tint to-transparent to-60%",
  degraded: "bg-linear-to-r from-degraded-tint to-transparent to-60%",
  deploying: "bg-linear-to-r from-running-tint to-transparent to-60%",
};

export const barOf: Record<ServiceState, string> = {
  failed: "bg-failed",
  degraded: "bg-degraded",
  deploying: "bg-running",
  draining: "bg-waiting",
  stale: "bg-stale",
  healthy: "bg-bar-ok",
};
