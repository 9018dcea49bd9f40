import { z } from "zod";
import { Progress } from "./progress";

/** What AWS does or did for a service lately, whoever asked for it: of Slipway's own runs more is known than this. */
export const OutsideWork = z.object({
  kind: z.enum(["build", "stack", "rollout"]),
  /** Of the build, of the stack with the operation, of the service deployment. */
  id: z.string(),
  /** Of the project, of the stack, of the revision. */
  name: z.string(),
  progress: Progress,
  /** As AWS says it. */
  status: z.string(),
  /** The phase of a build, the stage of a rollout. */
  phase: z.string().optional(),
  /** Where AWS tells it: of builds. */
  startedBy: z.string().optional(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().optional(),
  reason: z.string().optional(),
  commit: z.string().optional(),
  /** The run that says of itself, in the build or in the operation's token, that it has begun this. */
  runId: z.string().optional(),
});
export type OutsideWork = z.infer<typeof OutsideWork>;
