import { z } from "zod";

export const ScalingMetric = z.enum(["AVERAGE_CPU", "AVERAGE_MEMORY", "REQUEST_COUNT_PER_TARGET"], {
  error: "scaling-metric",
});

/** By what tasks are added and taken away: percent, or requests per task and minute. */
export const ServiceScaling = z
  .strictObject({
    metric: ScalingMetric,
    targetValue: z.int({ error: "scaling-target" }).min(1, { error: "scaling-target" }),
  })
  .check(({ value, issues }) => {
    const most = value.metric === "REQUEST_COUNT_PER_TARGET" ? 65_536 : 100;
    if (value.targetValue > most)
      issues.push({ code: "custom", path: ["targetValue"], message: "scaling-target", input: value });
  });
export type ServiceScaling = z.infer<typeof ServiceScaling>;
