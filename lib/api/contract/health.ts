import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { ServiceHealth } from "@/lib/domain/service-health";
import { Target } from "@/lib/domain/target";

/** As ECS allows it for services and clusters. */
const ecsName = z.string().regex(/^[\w-]{1,255}$/, { error: "ecs-name" });
const time = z.iso.datetime({ error: "time" });

export const readServiceHealth = endpoint({
  method: "GET",
  path: "/api/v1/targets/{target}/services/{serviceName}/health",
  summary: "How a service is and was: uptime, days, incidents, and its states from `from` to `to` (the last 24 hours)",
  input: z.strictObject({
    target: Target,
    serviceName: ecsName,
    clusterName: ecsName.default("default"),
    from: time.optional(),
    to: time.optional(),
  }),
  output: ServiceHealth,
});
