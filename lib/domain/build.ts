import { z } from "zod";
import { Progress } from "./progress";

/** A phase of a CodeBuild build. */
export const BuildPhase = z.object({
  /** PROVISIONING, PRE_BUILD, … as CodeBuild says it. */
  name: z.string(),
  progress: Progress,
  status: z.string().optional(),
  startedAt: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  /** CodeBuild's own words of what went wrong in it. */
  message: z.string().optional(),
});
export type BuildPhase = z.infer<typeof BuildPhase>;

export const Build = z.object({
  id: z.string(),
  projectName: z.string(),
  progress: Progress,
  /** SUCCEEDED, FAILED, FAULT, TIMED_OUT, IN_PROGRESS or STOPPED. */
  status: z.string(),
  phase: z.string().optional(),
  phases: z.array(BuildPhase),
  startedAt: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  /** The commit that was built, once the source is there. */
  commit: z.string().optional(),
  logGroupName: z.string().optional(),
  logStreamName: z.string().optional(),
  exportedVariables: z.record(z.string(), z.string()),
});
export type Build = z.infer<typeof Build>;
