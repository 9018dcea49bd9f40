import { z } from "zod";
import { Progress } from "./progress";

/** A build of a service's project, whoever started it. */
export const ServiceBuild = z.object({
  id: z.string(),
  progress: Progress,
  startedAt: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  /** A person of Slipway's, or what CodeBuild says of who started it elsewhere. */
  startedBy: z.string(),
  runId: z.string().optional(),
  /** What was asked for: a branch, a tag or a commit. */
  revision: z.string().optional(),
  commit: z.string().optional(),
  /** By digest, where the build told it. */
  imageUri: z.string().optional(),
});
export type ServiceBuild = z.infer<typeof ServiceBuild>;
