import type { MarkState } from "@/components/progress/mark";
import type { Evidence } from "@/lib/domain/teardown-plan";

/** How what was looked for is shown: found is no failure, but something that speaks against. */
export const checkMarks: Record<Evidence["state"], MarkState> = {
  clear: "succeeded",
  found: "cancelled",
  unknown: "stale",
};
