import type { MarkState } from "@/components/progress/mark";
import type { CheckState } from "@/lib/domain/check";

export const markOf: Record<CheckState, MarkState> = {
  ok: "succeeded",
  warning: "degraded",
  problem: "failed",
  unknown: "stale",
};
