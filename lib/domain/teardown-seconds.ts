import type { TeardownKind } from "./teardown-kinds";

/** How long AWS takes to let go, as people have measured it; of what goes along with another, nothing. */
export const teardownSeconds: Record<TeardownKind, number> = {
  "express-service": 270,
  "managed-resources": 0,
  "load-balancer": 30,
  stack: 40,
  "change-set": 0,
  images: 10,
  repository: 3,
  "build-project": 3,
  "log-group": 3,
  "task-definitions": 5,
  role: 5,
  "service-linked-role": 0,
  cluster: 5,
  "default-vpc": 30,
};
