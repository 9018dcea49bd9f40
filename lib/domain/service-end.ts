import { z } from "zod";
import { endStates } from "./end-date";
import { Target } from "./target";

/** Until when a service is to live. */
export const ServiceEnd = z.object({
  target: Target,
  clusterName: z.string(),
  serviceName: z.string(),
  endsAt: z.iso.datetime(),
  setBy: z.string(),
  setAt: z.iso.datetime(),
  state: z.enum(endStates),
  /** The teardown that began by itself. */
  runId: z.string().optional(),
});
export type ServiceEnd = z.infer<typeof ServiceEnd>;
