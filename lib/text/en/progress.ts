import type { Progress } from "@/lib/domain/progress";
import type { ServiceState } from "@/lib/domain/service";

const progressWords: Record<Progress, string> = {
  waiting: "Waiting",
  running: "Running",
  succeeded: "Succeeded",
  failed: "Failed",
  cancelled: "Cancelled",
};

const stateWords: Record<ServiceState, string> = {
  healthy: "Healthy",
  degraded: "Degraded",
  failed: "Failed",
  deploying: "Deploying",
  draining: "Draining",
  stale: "Stale",
};

export const progress = { of: progressWords, ofService: stateWords };
